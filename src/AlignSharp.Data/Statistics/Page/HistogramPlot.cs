namespace AlignSharp.Data.Statistics.Page;

/// <summary>Draws a histogram as SVG: bars, the published bounds as dashed lines, and the ends of the axis.</summary>
internal static class HistogramPlot
{
    private const double Width = 400;
    private const double Height = 120;
    private const double TailWidth = 10;

    public static void Write(HtmlWriter page, MeasureSummary measure, Histogram histogram, IEnumerable<Mark> marks)
    {
        page.Add($"""<svg viewBox="0 0 {Width} {Height + 18}" role="img" aria-label="{measure.Title}, histogram">""");
        WriteBars(page, histogram);
        page.Add($"""<line class="axis" x1="0" y1="{Height}" x2="{Width}" y2="{Height}"/>""");
        foreach (var mark in marks)
        {
            var x = Place(histogram, mark.Value);
            page.Add($"""<line class="halo" x1="{x:0.##}" y1="0" x2="{x:0.##}" y2="{Height}"/>""");
            page.Add($"""<line class="mark" x1="{x:0.##}" y1="0" x2="{x:0.##}" y2="{Height}"><title>{mark.Label}</title></line>""");
        }

        page.Add($"""<text x="0" y="{Height + 14}">{Figures.Number(histogram.Low)}</text>""");
        page.Add($"""<text x="{Width}" y="{Height + 14}" text-anchor="end">{Last(histogram)}{(histogram.Above > 0 ? " and above" : "")}</text></svg>""");
    }

    private static void WriteBars(HtmlWriter page, Histogram histogram)
    {
        var tallest = Math.Max(1, Math.Max(histogram.Counts.Max(), histogram.Above));
        var width = Span(histogram) / histogram.Counts.Length;
        for (var bin = 0; bin < histogram.Counts.Length; bin++)
        {
            var low = histogram.Low + (bin * histogram.Width);
            WriteBar(
                page, "bar", bin * width, width, (double)histogram.Counts[bin] / tallest,
                Range(low, histogram.LastOf(low)), histogram.Counts[bin]);
        }

        if (histogram.Above > 0)
        {
            WriteBar(
                page, "bar tail", Width - TailWidth, TailWidth, (double)histogram.Above / tallest,
                $"above {Last(histogram)}", histogram.Above);
        }
    }

    private static void WriteBar(HtmlWriter page, string kind, double x, double width, double share, string range, long rows)
    {
        if (rows == 0)
        {
            return;
        }

        // One row in millions still shows.
        var height = Math.Max(0.75, share * Height);
        page.Add($"""<rect class="{kind}" x="{x:0.##}" y="{Height - height:0.##}" width="{width * 0.92:0.##}" """);
        page.Add($"""height="{height:0.##}"><title>{range}: {Figures.Count(rows)} rows</title></rect>""");
    }

    private static double Place(Histogram histogram, double value) =>
        (value - histogram.Low) / (histogram.High - histogram.Low) * Span(histogram);

    private static double Span(Histogram histogram) => histogram.Above > 0 ? Width - TailWidth - 4 : Width;

    private static string Range(double first, double last) =>
        first == last ? Figures.Number(first) : $"{Figures.Number(first)} to {Figures.Number(last)}";

    private static string Last(Histogram histogram) => Figures.Number(histogram.LastOf(histogram.High - histogram.Width));
}
