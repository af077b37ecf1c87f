namespace AlignSharp.Data.Download.Fetching;

/// <summary>
/// How a request ended: in an outcome, in a redirect (<see cref="Location"/>), or with a body. A body holds one of the places
/// for pictures on their way until the result is disposed.
/// </summary>
/// <param name="Outcome">The outcome, where there is nothing more to do; null with a body or a location.</param>
internal sealed record FetchResult(DownloadOutcome? Outcome) : IDisposable
{
    public string? Detail { get; init; }

    public int? HttpStatus { get; init; }

    /// <summary>How long the server asks us to wait.</summary>
    public TimeSpan? RetryAfter { get; init; }

    /// <summary>Where the response sends us.</summary>
    public Uri? Location { get; init; }

    /// <summary>What was asked in the end, redirects followed.</summary>
    public Uri? Url { get; init; }

    public PooledBody? Body { get; init; }

    /// <summary>The place for a picture on its way.</summary>
    public IDisposable? Place { get; init; }

    public int Attempts { get; init; }

    public static FetchResult Of(RowFailure failure) => new(failure.Outcome)
    {
        Detail = failure.Message,
        RetryAfter = failure.RetryAfter,
    };

    public void Dispose()
    {
        Body?.Dispose();
        Place?.Dispose();
    }
}
