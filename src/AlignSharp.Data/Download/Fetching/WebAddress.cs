namespace AlignSharp.Data.Download.Fetching;

/// <summary>The URLs that are asked: absolute, http or https, with a host, and without credentials or a fragment.</summary>
internal static class WebAddress
{
    private const int MaximumLength = 16 << 10;

    /// <summary>The URL to ask, or null where the text is none.</summary>
    public static Uri? Parse(string? text) =>
        text is { Length: > 0 and <= MaximumLength } && Uri.TryCreate(text.Trim(), UriKind.Absolute, out var url) ? Clean(url) : null;

    /// <summary>The same URL without credentials and fragment; null where it is not of the web.</summary>
    public static Uri? Clean(Uri url)
    {
        if (url.Scheme is not ("http" or "https") || url.Host.Length == 0)
        {
            return null;
        }

        return url.UserInfo.Length == 0 && url.Fragment.Length == 0
            ? url
            : new UriBuilder(url) { UserName = "", Password = "", Fragment = "" }.Uri;
    }
}
