using AlignSharp.Evaluation.Results;

namespace AlignSharp.Evaluation.Reports;

/// <summary>Pictures with what was right and what was found, folded up until a reader opens them.</summary>
internal static class GallerySection
{
    public static void Write(StreamWriter html, Gallery gallery, ExamplePictures pictures)
    {
        if (gallery.Examples.IsEmpty)
        {
            return;
        }

        html.WriteLine($"<details>\n<summary>{HtmlPage.Encode(gallery.Title)}</summary>\n<div class=\"gallery\">");
        foreach (var example in gallery.Examples)
        {
            html.WriteLine($"<figure>{Picture(example, pictures)}<figcaption>{Caption(example)}</figcaption></figure>");
        }

        html.WriteLine("</div>\n</details>");
    }

    private static string Picture(Example example, ExamplePictures pictures) => pictures.Find(example) is { } source
        ? $"<img loading=\"lazy\" alt=\"{HtmlPage.Encode(example.Expected)}\" src=\"{source}\">"
        : "";

    private static string Caption(Example example) =>
        $"<b>{HtmlPage.Encode(example.Expected)}</b><span>found: {HtmlPage.Encode(example.Found)}</span>"
        + $"<small>{HtmlPage.Encode(example.Detail)} · <code>{HtmlPage.Encode(example.Key)}</code></small>";
}
