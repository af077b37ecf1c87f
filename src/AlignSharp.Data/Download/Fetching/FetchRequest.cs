namespace AlignSharp.Data.Download.Fetching;

/// <summary>What is asked for.</summary>
/// <param name="Url">Where.</param>
/// <param name="Accept">The types that are welcome.</param>
/// <param name="MaximumBytes">The most bytes of the body.</param>
/// <param name="MaximumRedirects">The most redirects.</param>
/// <param name="CanOptOut">Whether an X-Robots-Tag header is obeyed.</param>
/// <param name="Rank">Lower ranks get their turn first.</param>
internal sealed record FetchRequest(Uri Url, string Accept, int MaximumBytes, int MaximumRedirects, bool CanOptOut, int Rank)
{
    // Only what is read here is named, so that a server which negotiates does not choose AVIF.
    private const string Pictures = "image/jpeg, image/png, image/webp, image/gif, image/bmp, image/tiff, */*;q=0.1";

    // RFC 9309 asks for at least 500 KiB.
    private const int RobotsBytes = 512 << 10;
    private const int RobotsRedirects = 5;

    public static FetchRequest Picture(Uri url, int rank, WebOptions options) =>
        new(url, Pictures, options.MaximumBytes, options.MaximumRedirects, options.ObeyOptOut, rank);

    /// <summary>A robots.txt, for which any number of pictures may wait.</summary>
    public static FetchRequest Robots(Uri url) =>
        new(url, "text/plain, */*;q=0.1", RobotsBytes, RobotsRedirects, CanOptOut: false, Rank: int.MinValue);
}
