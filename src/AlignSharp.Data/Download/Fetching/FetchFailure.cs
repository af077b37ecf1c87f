namespace AlignSharp.Data.Download.Fetching;

/// <summary>Carries an outcome out of a connection that is being made, through the HTTP handler, to the request that waits for it.</summary>
internal sealed class FetchFailure(DownloadOutcome outcome, string detail, Exception? inner = null) : Exception(detail, inner)
{
    public DownloadOutcome Outcome => outcome;
}
