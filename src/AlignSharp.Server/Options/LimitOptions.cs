namespace AlignSharp.Server.Options;

/// <summary>How much one request, and all at once, may ask for. Immutable.</summary>
public sealed record LimitOptions
{
    /// <summary>The largest body of a request, in bytes. Default: 32 MiB.</summary>
    public long MaximumBodyBytes { get; init; } = 32L << 20;

    /// <summary>The most pixels of one picture, looked up in its header before it is decoded. Default: 50 million.</summary>
    public long MaximumPixels { get; init; } = 50_000_000;

    /// <summary>The most characters of one text; what is past the model's maximum of tokens is cut anyway. Default: 16,384.</summary>
    public int MaximumCharacters { get; init; } = 16_384;

    /// <summary>The most texts of one request. At most the queue of texts. Default: 512.</summary>
    public int MaximumTexts { get; init; } = 512;

    /// <summary>The most prompts, labels times templates, of one classification. Default: 10,000.</summary>
    public int MaximumPrompts { get; init; } = 10_000;

    /// <summary>The most pictures of one request. At most the queue of pictures. Default: 32.</summary>
    public int MaximumPictures { get; init; } = 32;

    /// <summary>
    /// The most requests that are worked on at once; more are refused with 429. They share the processors, so this number
    /// bounds how long an accepted one takes. Default: 32.
    /// </summary>
    public int MaximumRequests { get; init; } = 32;

    /// <summary>How long a request may take before it is answered with 504. Default: 30 seconds.</summary>
    public TimeSpan RequestTime { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>How long requests under way may go on once the server is told to stop. Default: 30 seconds.</summary>
    public TimeSpan ShutdownTime { get; init; } = TimeSpan.FromSeconds(30);
}
