using System.Globalization;
using System.Net;
using AlignSharp.Imaging;
using AlignSharp.IO;

namespace AlignSharp.Cli.Search;

/// <summary>
/// A page of results with their pictures, in one file. Every text from outside is escaped, and no script is on the page. A
/// picture that cannot be read any more is shown by its name.
/// </summary>
internal static class SearchPage
{
    private const int ThumbnailSide = 256;
    private const int Quality = 75;

    private const string Head = """
        <!doctype html>
        <html lang="en">
        <meta charset="utf-8">
        <meta name="viewport" content="width=device-width, initial-scale=1">
        <meta http-equiv="Content-Security-Policy" content="default-src 'none'; img-src data:; style-src 'unsafe-inline'">
        <title>Search results</title>
        """;

    public static Task WriteAsync(string path, IReadOnlyList<SearchAnswer> answers, CancellationToken cancellationToken) =>
        AtomicFile.WriteAsync(path, async (stream, token) =>
        {
            await using var page = new StreamWriter(stream, leaveOpen: true) { NewLine = "\n" };
            await page.WriteLineAsync($"{Head}\n<style>\n{Style()}</style>\n<main>\n<h1>Search results</h1>".AsMemory(), token);
            foreach (var answer in answers)
            {
                await WriteAsync(page, answer, token);
            }

            await page.WriteLineAsync("</main>".AsMemory(), token);
        }, cancellationToken);

    private static async Task WriteAsync(StreamWriter page, SearchAnswer answer, CancellationToken cancellationToken)
    {
        if (answer.Query is not null)
        {
            await page.WriteLineAsync($"<h2>{WebUtility.HtmlEncode(answer.Query)}</h2>".AsMemory(), cancellationToken);
        }

        await page.WriteLineAsync((answer.Results.Count == 0 ? "<p>Nothing was found.</p>" : "<ol>").AsMemory(), cancellationToken);
        foreach (var result in answer.Results)
        {
            await page.WriteLineAsync(Figure(result).AsMemory(), cancellationToken);
        }

        await page.WriteLineAsync((answer.Results.Count == 0 ? "" : "</ol>").AsMemory(), cancellationToken);
    }

    private static string Figure(SearchAnswer.Result result)
    {
        var name = WebUtility.HtmlEncode(result.Name);
        var image = Thumbnail(result.Source) is { } bytes
            ? $"<img alt=\"{name}\" src=\"data:image/webp;base64,{Convert.ToBase64String(bytes)}\">"
            : "<span>no picture</span>";
        var caption = result.Caption is null ? "" : $"<span>{WebUtility.HtmlEncode(result.Caption)}</span>";
        var similar = result.Similar is { } count ? $"<span>{count} similar</span>" : "";
        return string.Create(
            CultureInfo.InvariantCulture,
            $"<li><figure><div>{image}</div><figcaption><b>{result.Score:F4}</b> {name}{caption}{similar}</figcaption></figure></li>");
    }

    private static byte[]? Thumbnail(string? source)
    {
        try
        {
            if (source is null || !File.Exists(source))
            {
                return null;
            }

            var image = ImageDecoder.Default.Decode(source);
            var scale = Math.Min(1.0, (double)ThumbnailSide / Math.Max(image.Width, image.Height));
            var (width, height) = ((int)Math.Ceiling(image.Width * scale), (int)Math.Ceiling(image.Height * scale));
            return ImageEncoder.WebP(image.Resize(width, height, ResampleFilter.Bilinear), Quality);
        }
        catch (ImageException)
        {
            return null;
        }
    }

    private static string Style()
    {
        using var stream = typeof(SearchPage).Assembly.GetManifestResourceStream("search.css")!;
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }
}
