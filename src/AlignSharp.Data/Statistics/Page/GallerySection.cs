namespace AlignSharp.Data.Statistics.Page;

/// <summary>
/// The rows drawn, on the page. Addresses are links to click, of the web only and without a referrer; pictures are those
/// of local shards, inside the page.
/// </summary>
internal static class GallerySection
{
    public static void Write(HtmlWriter page, StatisticsReport report)
    {
        if (report.Samples.IsEmpty)
        {
            return;
        }

        page.Add($"<section><h2>{report.Samples.Length} rows drawn</h2><div class=\"grid\">\n");
        foreach (var sample in report.Samples)
        {
            WriteSample(page, sample);
        }

        page.AddRaw("</div></section>\n");
    }

    private static void WriteSample(HtmlWriter page, SampledPair sample)
    {
        page.AddRaw("<article>");
        if (sample.Thumbnail is { } picture)
        {
            page.Add($"""<img alt="" src="data:image/webp;base64,{Convert.ToBase64String(picture.Span)}">""");
        }

        page.Add($"<blockquote>{sample.Text}</blockquote>");
        if (sample.Url is { } url)
        {
            WriteAddress(page, url);
        }

        page.Add($"<dl class=\"facts\"><div><dt>row</dt><dd>{Figures.Count(sample.Row)}</dd></div>");
        foreach (var (name, value) in sample.Values)
        {
            page.Add($"<div><dt>{name}</dt><dd>{Figures.Number(value)}</dd></div>");
        }

        page.AddRaw("</dl></article>\n");
    }

    private static void WriteAddress(HtmlWriter page, string url)
    {
        if (Uri.TryCreate(url, UriKind.Absolute, out var address) && address.Scheme is "http" or "https")
        {
            page.Add($"""<p class="note"><a rel="noreferrer nofollow noopener" href="{url}">{url}</a></p>""");
        }
        else
        {
            page.Add($"""<p class="note">{url}</p>""");
        }
    }
}
