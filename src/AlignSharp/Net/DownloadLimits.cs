namespace AlignSharp.Net;

/// <summary>How much a fetch may cost. Immutable; safe to share.</summary>
public sealed record DownloadLimits
{
    /// <summary>Limits that suit pictures.</summary>
    public static DownloadLimits Default { get; } = new();

    /// <summary>The most bytes of content, as announced and as they are read. Default: 64 MiB.</summary>
    public int MaximumBytes { get; init; } = 64 << 20;

    /// <summary>From the request to the last byte. Default: 60 seconds.</summary>
    public TimeSpan TotalTime { get; init; } = TimeSpan.FromSeconds(60);

    /// <summary>From the request to the final answer's headers, redirects included. Default: 30 seconds.</summary>
    public TimeSpan ResponseTime { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>Between two pieces of the content. Default: 15 seconds.</summary>
    public TimeSpan IdleTime { get; init; } = TimeSpan.FromSeconds(15);
}
