namespace AlignSharp.Data.Statistics.Page;

/// <summary>
/// A report as one HTML page that needs nothing else: no script, no font, no picture from elsewhere, and a policy in the
/// page that keeps a browser from fetching any. Light or dark as the reader prefers.
/// </summary>
public static class StatisticsPage
{
    private const string Policy = "default-src 'none'; style-src 'unsafe-inline'; img-src data:";
    private static readonly Lazy<string> Style = new(ReadStyle);

    /// <summary>Writes the page.</summary>
    /// <param name="report">The report.</param>
    public static string Render(StatisticsReport report)
    {
        ArgumentNullException.ThrowIfNull(report);
        var page = new HtmlWriter();
        page.Add($"""
            <!doctype html>
            <html lang="en"><head><meta charset="utf-8">
            <meta name="viewport" content="width=device-width, initial-scale=1">
            <meta name="referrer" content="no-referrer">
            <meta http-equiv="Content-Security-Policy" content="{Policy}">
            <title>Pairs: {Figures.Count(report.Rows)} rows</title>
            <style>
            """).AddRaw(Style.Value).AddRaw("</style></head><body>\n");
        WriteHead(page, report);
        WriteComparison(page, report);
        WriteMeasures(page, report);
        GallerySection.Write(page, report);
        page.AddRaw("</body></html>\n");
        return page.ToString();
    }

    private static void WriteHead(HtmlWriter page, StatisticsReport report)
    {
        page.Add($"<header><h1>{Figures.Count(report.Rows)} pairs</h1><p>");
        page.Add($"{Figures.Count(report.Files.Length)} {(report.Files.Length == 1 ? "file" : "files")}, ");
        page.Add($"{Figures.Bytes(report.FileBytes)}</p><details><summary>Files and columns</summary><ul>");
        foreach (var file in report.Files)
        {
            page.Add($"<li><code>{Path.GetFileName(file)}</code></li>");
        }

        page.AddRaw("</ul><div class=\"scroll\"><table><tr><th>column</th><th>type</th></tr>");
        foreach (var column in report.Columns)
        {
            page.Add($"<tr><td><code>{column.Name}</code></td><td>{column.Type}</td></tr>");
        }

        page.AddRaw("</table></div></details></header>\n");
    }

    private static void WriteComparison(HtmlWriter page, StatisticsReport report)
    {
        page.AddRaw(
            "<section><h2>Beside published data sets</h2><div class=\"scroll\"><table class=\"comparison\"><tr><th></th>"
            + "<th>these files</th><th>COYO-700M</th><th>LAION-2B</th><th>ALIGN-1.8B</th></tr>\n");
        foreach (var row in report.Comparison)
        {
            page.Add($"<tr><th>{row.Title}</th><td class=\"yours\">{row.Yours}</td><td>{row.Coyo}</td>");
            page.Add($"<td>{row.Laion}</td><td>{row.Align}</td></tr>\n");
        }

        page.AddRaw("</table></div></section>\n");
    }

    private static void WriteMeasures(HtmlWriter page, StatisticsReport report)
    {
        page.AddRaw("<section><h2>Distributions</h2><div class=\"grid\">\n");
        foreach (var measure in report.Measures)
        {
            MeasureCard.Write(page, measure);
        }

        page.AddRaw("</div></section>\n");
    }

    private static string ReadStyle()
    {
        using var stream = typeof(StatisticsPage).Assembly.GetManifestResourceStream("AlignSharp.Data.Statistics.Page.statistics.css")!;
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }
}
