namespace AlignSharp.Data.Download.Fetching;

/// <summary>Gives HTTP statuses the names of outcomes.</summary>
internal static class StatusNames
{
    /// <summary>The outcome of a status; null where the body or the location is what matters.</summary>
    public static DownloadOutcome? Of(int status) => status switch
    {
        204 or 205 => DownloadOutcome.EmptyBody,
        200 or 203 or 301 or 302 or 303 or 307 or 308 => null,
        404 or 410 => DownloadOutcome.NotFound,
        401 or 402 or 403 or 407 or 451 => DownloadOutcome.Forbidden,
        429 => DownloadOutcome.RateLimited,
        408 or >= 500 and < 600 => DownloadOutcome.ServerError,
        _ => DownloadOutcome.ClientError,
    };
}
