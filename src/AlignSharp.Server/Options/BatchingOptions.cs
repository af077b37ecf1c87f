namespace AlignSharp.Server.Options;

/// <summary>How requests are joined into batches. Immutable.</summary>
public sealed record BatchingOptions
{
    /// <summary>The most texts that are computed together. At least 1, which turns batching off. Default: 64.</summary>
    public int MaximumTexts { get; init; } = 64;

    /// <summary>The most tokens, padding included, that are computed together. Default: 2,048.</summary>
    public int MaximumTokens { get; init; } = 2048;

    /// <summary>The most pictures that are computed together. At least 1, which turns batching off. Default: 8.</summary>
    public int MaximumPictures { get; init; } = 8;

    /// <summary>
    /// How long what is ahead of a request may take, by the pace of late, before the request is refused with 429: what is
    /// accepted is answered soon, however much is asked for. Three times the time of a lone item is always granted, and a
    /// request that finds fewer than three items ahead of it is never refused. Default: 10 milliseconds.
    /// </summary>
    public TimeSpan MaximumWait { get; init; } = TimeSpan.FromMilliseconds(10);

    /// <summary>How many texts may wait before requests are refused with 429. Default: 512.</summary>
    public int TextQueue { get; init; } = 512;

    /// <summary>How many pictures may wait before requests are refused with 429. Default: 64.</summary>
    public int PictureQueue { get; init; } = 64;
}
