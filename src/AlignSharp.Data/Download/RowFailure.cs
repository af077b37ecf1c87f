namespace AlignSharp.Data.Download;

/// <summary>
/// Carries the outcome of a row from where it is found out, be it a connection, a body or a picture's header, to where the
/// row's result is made.
/// </summary>
internal sealed class RowFailure(DownloadOutcome outcome, string detail, Exception? inner = null) : Exception(detail, inner)
{
    public DownloadOutcome Outcome => outcome;

    /// <summary>How long to wait before asking again, where that is known.</summary>
    public TimeSpan? RetryAfter { get; init; }
}
