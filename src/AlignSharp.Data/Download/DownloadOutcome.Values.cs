namespace AlignSharp.Data.Download;

/// <content>The outcomes themselves.</content>
public sealed partial record DownloadOutcome
{
    /// <summary>The picture is in the shard.</summary>
    public static readonly DownloadOutcome Ok = Final(
        "ok",
        "The picture is in the shard.");

    /// <summary>The line of the metadata is no JSON object.</summary>
    public static readonly DownloadOutcome MalformedRow = Final(
        "malformed_row",
        "The line of the metadata is no JSON object.");

    /// <summary>The row has no text, or only white space; nothing was fetched.</summary>
    public static readonly DownloadOutcome MissingText = Final(
        "missing_text",
        "The row has no text, or only white space; nothing was fetched.");

    /// <summary>The URL is missing, cannot be read, or is neither http nor https.</summary>
    public static readonly DownloadOutcome InvalidUrl = Final(
        "invalid_url",
        "The URL is missing, cannot be read, or is neither http nor https.");

    /// <summary>The host's robots.txt forbids the path to this user agent.</summary>
    public static readonly DownloadOutcome RobotsDisallowed = Final(
        "robots_disallowed",
        "The host's robots.txt forbids the path to this user agent.");

    /// <summary>
    /// The host's robots.txt answered with a server error or not at all, which forbids everything for now (RFC
    /// 9309).
    /// </summary>
    public static readonly DownloadOutcome RobotsUnreachable = new(
        "robots_unreachable", RetryKind.Later,
        "The host's robots.txt answered with a server error or not at all, which forbids everything for now (RFC 9309).");

    /// <summary>An X-Robots-Tag header (noai, noimageai) opts the picture out.</summary>
    public static readonly DownloadOutcome OptedOut = Final(
        "opted_out",
        "An X-Robots-Tag header (noai, noimageai) opts the picture out.");

    /// <summary>
    /// The host, or a redirect, leads to a private, loopback, link-local or reserved address; no socket was opened.
    /// </summary>
    public static readonly DownloadOutcome AddressNotPublic = Final(
        "address_not_public",
        "The host, or a redirect, leads to a private, loopback, link-local or reserved address; no socket was opened.");

    /// <summary>The host name does not exist.</summary>
    public static readonly DownloadOutcome HostNotFound = Final(
        "host_not_found",
        "The host name does not exist.");

    /// <summary>The name server failed to answer for the host.</summary>
    public static readonly DownloadOutcome DnsFailed = new(
        "dns_failed", RetryKind.Patiently,
        "The name server failed to answer for the host.");

    /// <summary>The name server took longer than allowed.</summary>
    public static readonly DownloadOutcome DnsTimeout = new(
        "dns_timeout", RetryKind.Patiently,
        "The name server took longer than allowed.");

    /// <summary>The host refused the connection.</summary>
    public static readonly DownloadOutcome ConnectRefused = new(
        "connect_refused", RetryKind.Later,
        "The host refused the connection.");

    /// <summary>The connection could not be made: no route, network down.</summary>
    public static readonly DownloadOutcome ConnectFailed = new(
        "connect_failed", RetryKind.Soon,
        "The connection could not be made: no route, network down.");

    /// <summary>Connecting, or agreeing on TLS, took longer than allowed.</summary>
    public static readonly DownloadOutcome ConnectTimeout = new(
        "connect_timeout", RetryKind.Soon,
        "Connecting, or agreeing on TLS, took longer than allowed.");

    /// <summary>TLS failed: the certificate is not valid, or there is no common protocol.</summary>
    public static readonly DownloadOutcome TlsFailed = new(
        "tls_failed", RetryKind.Later,
        "TLS failed: the certificate is not valid, or there is no common protocol.");

    /// <summary>Not asked: the last several connections to this host failed a moment ago.</summary>
    public static readonly DownloadOutcome HostUnreachable = new(
        "host_unreachable", RetryKind.Later,
        "Not asked: the last several connections to this host failed a moment ago.");

    /// <summary>The response did not begin within the time allowed.</summary>
    public static readonly DownloadOutcome HeadersTimeout = new(
        "headers_timeout", RetryKind.Soon,
        "The response did not begin within the time allowed.");

    /// <summary>The body stopped arriving for longer than allowed.</summary>
    public static readonly DownloadOutcome BodyTimeout = new(
        "body_timeout", RetryKind.Soon,
        "The body stopped arriving for longer than allowed.");

    /// <summary>The picture, redirects included, took longer than allowed in all.</summary>
    public static readonly DownloadOutcome TotalTimeout = new(
        "total_timeout", RetryKind.Later,
        "The picture, redirects included, took longer than allowed in all.");

    /// <summary>The connection broke, or ended before the length that the response announced.</summary>
    public static readonly DownloadOutcome ConnectionDropped = new(
        "connection_dropped", RetryKind.Soon,
        "The connection broke, or ended before the length that the response announced.");

    /// <summary>The response is no valid HTTP, or its compression is damaged.</summary>
    public static readonly DownloadOutcome ProtocolError = new(
        "protocol_error", RetryKind.Later,
        "The response is no valid HTTP, or its compression is damaged.");

    /// <summary>A redirect leads back to an address already visited.</summary>
    public static readonly DownloadOutcome RedirectLoop = Final(
        "redirect_loop",
        "A redirect leads back to an address already visited.");

    /// <summary>More redirects than allowed.</summary>
    public static readonly DownloadOutcome TooManyRedirects = Final(
        "too_many_redirects",
        "More redirects than allowed.");

    /// <summary>A redirect without a location, or to something other than http or https.</summary>
    public static readonly DownloadOutcome InvalidRedirect = Final(
        "invalid_redirect",
        "A redirect without a location, or to something other than http or https.");

    /// <summary>404 or 410: the picture is gone.</summary>
    public static readonly DownloadOutcome NotFound = Final(
        "not_found",
        "404 or 410: the picture is gone.");

    /// <summary>401, 402, 403, 407 or 451: the server does not give the picture to us.</summary>
    public static readonly DownloadOutcome Forbidden = Final(
        "forbidden",
        "401, 402, 403, 407 or 451: the server does not give the picture to us.");

    /// <summary>429: the server limits us, and waiting did not help or was asked to be too long.</summary>
    public static readonly DownloadOutcome RateLimited = new(
        "rate_limited", RetryKind.Patiently,
        "429: the server limits us, and waiting did not help or was asked to be too long.");

    /// <summary>Any other status that is neither a success, a redirect nor a server error.</summary>
    public static readonly DownloadOutcome ClientError = Final(
        "client_error",
        "Any other status that is neither a success, a redirect nor a server error.");

    /// <summary>408 or 5xx: the server failed.</summary>
    public static readonly DownloadOutcome ServerError = new(
        "server_error", RetryKind.Patiently,
        "408 or 5xx: the server failed.");

    /// <summary>The response announces, or sends, more bytes than allowed.</summary>
    public static readonly DownloadOutcome TooLarge = Final(
        "too_large",
        "The response announces, or sends, more bytes than allowed.");

    /// <summary>A compressed response grows past the bytes allowed.</summary>
    public static readonly DownloadOutcome DecompressionBomb = Final(
        "decompression_bomb",
        "A compressed response grows past the bytes allowed.");

    /// <summary>A success without a body.</summary>
    public static readonly DownloadOutcome EmptyBody = Final(
        "empty_body",
        "A success without a body.");

    /// <summary>The bytes are no picture, whatever type the response claims.</summary>
    public static readonly DownloadOutcome NotAnImage = Final(
        "not_an_image",
        "The bytes are no picture, whatever type the response claims.");

    /// <summary>The bytes are a picture of a kind that is not read (SVG, AVIF, HEIC, JPEG XL, icons).</summary>
    public static readonly DownloadOutcome UnsupportedImage = Final(
        "unsupported_image",
        "The bytes are a picture of a kind that is not read (SVG, AVIF, HEIC, JPEG XL, icons).");

    /// <summary>The header announces more pixels, or a longer side, than allowed; nothing was decoded.</summary>
    public static readonly DownloadOutcome TooManyPixels = Final(
        "too_many_pixels",
        "The header announces more pixels, or a longer side, than allowed; nothing was decoded.");

    /// <summary>The short side is below the smallest allowed.</summary>
    public static readonly DownloadOutcome TooSmall = Final(
        "too_small",
        "The short side is below the smallest allowed.");

    /// <summary>The long side is too many times the short side.</summary>
    public static readonly DownloadOutcome TooElongated = Final(
        "too_elongated",
        "The long side is too many times the short side.");

    /// <summary>The picture is damaged or cut short.</summary>
    public static readonly DownloadOutcome UndecodableImage = Final(
        "undecodable_image",
        "The picture is damaged or cut short.");

    /// <summary>The bytes do not have the hash that the metadata states.</summary>
    public static readonly DownloadOutcome HashMismatch = Final(
        "hash_mismatch",
        "The bytes do not have the hash that the metadata states.");

    /// <summary>Something that should not happen; the detail says what, and is worth a report.</summary>
    public static readonly DownloadOutcome UnexpectedError = new(
        "unexpected_error", RetryKind.Later,
        "Something that should not happen; the detail says what, and is worth a report.");
}
