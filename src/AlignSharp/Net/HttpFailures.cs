namespace AlignSharp.Net;

/// <summary>Gives the errors of HTTP and of sockets their names.</summary>
internal static class HttpFailures
{
    /// <summary>The named error; null for what is not a failure of the network, such as a cancellation.</summary>
    public static DownloadException? Translate(Exception error, Uri url, DownloadClock clock) => error switch
    {
        OperationCanceledException when clock.Expired is { } expired =>
            new(DownloadFailure.TimedOut, $"{url.Host}: {expired}.", error),
        _ when Cause<DownloadException>(error) is { } known => known,
        HttpRequestException or OperationCanceledException when Cause<TimeoutException>(error) is not null =>
            new(DownloadFailure.TimedOut, $"{url.Host} did not answer in time.", error),
        HttpRequestException request => Create(Kind(request.HttpRequestError), url, request),
        IOException => Create(DownloadFailure.Interrupted, url, error),
        _ => null,
    };

    private static T? Cause<T>(Exception? error)
        where T : Exception
    {
        while (error is not (null or T))
        {
            error = error.InnerException;
        }

        return error as T;
    }

    private static DownloadFailure Kind(HttpRequestError error) => error switch
    {
        HttpRequestError.NameResolutionError => DownloadFailure.NameNotResolved,
        HttpRequestError.SecureConnectionError => DownloadFailure.SecureConnectionFailed,
        HttpRequestError.ResponseEnded => DownloadFailure.Interrupted,
        HttpRequestError.InvalidResponse or HttpRequestError.HttpProtocolError
            or HttpRequestError.ConfigurationLimitExceeded or HttpRequestError.VersionNegotiationError =>
            DownloadFailure.InvalidResponse,
        HttpRequestError.ConnectionError => DownloadFailure.ConnectionFailed,
        _ => DownloadFailure.Interrupted,
    };

    private static DownloadException Create(DownloadFailure failure, Uri url, Exception error)
    {
        var found = failure switch
        {
            DownloadFailure.NameNotResolved => "was not found; expected a host name that resolves",
            DownloadFailure.SecureConnectionFailed => "failed the TLS handshake; expected a valid certificate",
            DownloadFailure.InvalidResponse => "sent an answer that is not valid HTTP",
            DownloadFailure.ConnectionFailed => "could not be reached",
            _ => "ended the connection before the content was complete",
        };
        var reason = error.GetBaseException().Message.TrimEnd('.');
        return new DownloadException(failure, $"{url.Host} {found} ({reason}).", error);
    }
}
