namespace AlignSharp.Net;

/// <summary>The URLs that are fetched: absolute, http or https, without credentials.</summary>
internal static class WebUrl
{
    public static Uri Parse(string text) =>
        Uri.TryCreate(text, UriKind.Absolute, out var url)
            ? Check(url)
            : throw new DownloadException(
                DownloadFailure.InvalidUrl, $"{WithoutCredentials(text)} is not a URL; expected http:// or https://.");

    public static Uri Check(Uri? url)
    {
        if (Objection(url) is { } objection)
        {
            throw new DownloadException(DownloadFailure.InvalidUrl, $"The URL {objection}.");
        }

        return url!;
    }

    /// <summary>What is wrong with a URL, to end a sentence without its credentials; null if nothing is.</summary>
    public static string? Objection(Uri? url) => url switch
    {
        null or { IsAbsoluteUri: false } => "is not absolute; expected http:// or https://",
        { Scheme: not ("http" or "https") } => $"has the scheme {url.Scheme}; expected http or https",
        { UserInfo.Length: > 0 } => $"for {url.Host} holds credentials; expected none",
        { Host.Length: 0 } => "names no host; expected one",
        _ => null,
    };

    public static bool SameOrigin(Uri first, Uri second) =>
        first.Scheme == second.Scheme
        && first.Port == second.Port
        && string.Equals(first.IdnHost, second.IdnHost, StringComparison.OrdinalIgnoreCase);

    private static string WithoutCredentials(string text) => text[(text.LastIndexOf('@') + 1)..];
}
