namespace AlignSharp.Net;

/// <summary>Why a fetch failed. Counters and reports use these names.</summary>
public enum DownloadFailure
{
    /// <summary>The URL is not absolute, not http or https, or holds credentials.</summary>
    InvalidUrl,

    /// <summary>The host's name does not resolve.</summary>
    NameNotResolved,

    /// <summary>The host is at an address inside a network.</summary>
    RefusedAddress,

    /// <summary>No connection could be made.</summary>
    ConnectionFailed,

    /// <summary>The TLS handshake failed: certificate, name or protocol.</summary>
    SecureConnectionFailed,

    /// <summary>Connecting, waiting for the answer, reading, or all together took too long.</summary>
    TimedOut,

    /// <summary>More redirects than the rules allow.</summary>
    TooManyRedirects,

    /// <summary>A redirect to another scheme, from https to http, with credentials, or to nowhere.</summary>
    RefusedRedirect,

    /// <summary>A status other than success; <see cref="DownloadException.Status"/> says which.</summary>
    Status,

    /// <summary>More bytes than allowed, announced or sent.</summary>
    TooLarge,

    /// <summary>The connection ended before the content did.</summary>
    Interrupted,

    /// <summary>What came back is not HTTP, or breaks its rules.</summary>
    InvalidResponse,
}
