namespace AlignSharp.Data.Download.Fetching;

/// <summary>How long each phase of a request may take. Waiting for one's turn does not count.</summary>
public sealed record TimeLimits
{
    /// <summary>Resolving the host's name. Default: 5 seconds.</summary>
    public TimeSpan Dns { get; init; } = TimeSpan.FromSeconds(5);

    /// <summary>Connecting to all of the host's addresses together, and once more for agreeing on TLS. Default: 5 seconds.</summary>
    public TimeSpan Connect { get; init; } = TimeSpan.FromSeconds(5);

    /// <summary>
    /// From the request to the response's headers; a new https connection may add the time to agree on TLS. Default: 10
    /// seconds.
    /// </summary>
    public TimeSpan Headers { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>Between two pieces of the body. Default: 5 seconds.</summary>
    public TimeSpan Idle { get; init; } = TimeSpan.FromSeconds(5);

    /// <summary>One try of a picture in all, its redirects included. Default: 30 seconds.</summary>
    public TimeSpan Total { get; init; } = TimeSpan.FromSeconds(30);

    internal void Validate()
    {
        (string Name, TimeSpan Limit)[] limits =
            [("DNS", Dns), ("connecting", Connect), ("headers", Headers), ("idle", Idle), ("total", Total)];
        foreach (var (name, limit) in limits)
        {
            DownloadOptions.Require(
                limit > TimeSpan.Zero && limit <= TimeSpan.FromHours(1),
                $"The {name} time limit is {limit.TotalSeconds} s; expected more than 0 and at most an hour.");
        }
    }
}
