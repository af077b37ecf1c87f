using System.Net;
using System.Net.Http.Headers;

namespace AlignSharp.Net;

/// <summary>A fetch failed; <see cref="Failure"/> says why.</summary>
public sealed class DownloadException : AlignException
{
    /// <summary>Creates the error.</summary>
    /// <param name="failure">Why the fetch failed.</param>
    /// <param name="message">One sentence: which host or URL, what was found, what was expected.</param>
    /// <param name="innerException">What caused it, if anything did.</param>
    public DownloadException(DownloadFailure failure, string message, Exception? innerException = null)
        : base(message, innerException) => Failure = failure;

    /// <summary>Why the fetch failed.</summary>
    public DownloadFailure Failure { get; }

    /// <summary>The server's status where <see cref="Failure"/> is <see cref="DownloadFailure.Status"/>.</summary>
    public HttpStatusCode? Status { get; init; }

    /// <summary>When the server asks to be asked again, if it said so.</summary>
    public RetryConditionHeaderValue? RetryAfter { get; init; }

    /// <summary>Whether the same fetch may succeed later: the network failed, or the server was overloaded.</summary>
    public bool IsTransient => Failure switch
    {
        DownloadFailure.NameNotResolved or DownloadFailure.ConnectionFailed or DownloadFailure.TimedOut
            or DownloadFailure.Interrupted => true,
        DownloadFailure.Status => Status is HttpStatusCode.RequestTimeout or HttpStatusCode.TooManyRequests
            or HttpStatusCode.InternalServerError or HttpStatusCode.BadGateway
            or HttpStatusCode.ServiceUnavailable or HttpStatusCode.GatewayTimeout,
        _ => false,
    };
}
