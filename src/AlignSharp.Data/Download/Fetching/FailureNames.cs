using System.Net.Http;

namespace AlignSharp.Data.Download.Fetching;

/// <summary>Gives what HTTP and streams throw the name of an outcome.</summary>
internal static class FailureNames
{
    /// <summary>The failure, or null for what is not the web's fault.</summary>
    public static RowFailure? Of(Exception error) => error switch
    {
        RowFailure failure => failure,
        HttpRequestException { InnerException: RowFailure failure } => failure,
        HttpRequestException request => new(Of(request.HttpRequestError), Sentence(request), request),
        HttpIOException body => new(Of(body.HttpRequestError), Sentence(body), body),
        OperationCanceledException { InnerException: TimeoutException } =>
            new(DownloadOutcome.ConnectTimeout, "Agreeing on TLS took longer than allowed.", error),
        InvalidDataException =>
            new(DownloadOutcome.ProtocolError, $"The compression of the response is damaged ({Sentence(error)}).", error),
        IOException => new(DownloadOutcome.ConnectionDropped, Sentence(error), error),
        _ => null,
    };

    private static DownloadOutcome Of(HttpRequestError error) => error switch
    {
        HttpRequestError.SecureConnectionError => DownloadOutcome.TlsFailed,
        HttpRequestError.ConnectionError => DownloadOutcome.ConnectFailed,
        HttpRequestError.InvalidResponse or HttpRequestError.HttpProtocolError or HttpRequestError.VersionNegotiationError
            or HttpRequestError.ConfigurationLimitExceeded => DownloadOutcome.ProtocolError,
        _ => DownloadOutcome.ConnectionDropped,
    };

    private static string Sentence(Exception error) => error.GetBaseException().Message.ReplaceLineEndings(" ").TrimEnd('.');
}
