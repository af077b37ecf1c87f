namespace AlignSharp.Data.Statistics.Page;

/// <summary>One measure on the page: its histogram, quantiles, and how many rows it is not known for.</summary>
internal static class MeasureCard
{
    public static void Write(HtmlWriter page, MeasureSummary measure)
    {
        page.Add($"<article><h3>{measure.Title}</h3><p class=\"note\"><code>{measure.Column}</code>, ");
        page.Add($"{Figures.Count(measure.Known)} known, {Figures.Count(measure.Unknown)} unknown</p>");
        if (measure.Values is { } values)
        {
            var marks = MarksWithin(measure.Name, values.Histogram);
            HistogramPlot.Write(page, measure, values.Histogram, marks);
            WriteMarks(page, marks);
            WriteQuantiles(page, values);
        }

        page.AddRaw("</article>\n");
    }

    private static List<Mark> MarksWithin(string name, Histogram histogram) =>
    [
        .. Measure.All.First(measure => measure.Name == name).Marks
            .Where(mark => mark.Value >= histogram.Low && mark.Value <= histogram.High),
    ];

    private static void WriteMarks(HtmlWriter page, List<Mark> marks)
    {
        if (marks.Count > 0)
        {
            page.Add($"<p class=\"note\">Dashed: {string.Join(", ", marks.Select(mark => mark.Label))}.</p>");
        }
    }

    private static void WriteQuantiles(HtmlWriter page, MeasureValues values)
    {
        IEnumerable<(string Name, double Value)> figures =
        [
            ("min", values.Minimum),
            .. values.Quantiles.Select(quantile => ($"{quantile.Share * 100:0} %", quantile.Value)),
            ("max", values.Maximum),
            ("mean", values.Mean),
        ];
        page.AddRaw("<dl>");
        foreach (var (name, value) in figures)
        {
            page.Add($"<div><dt>{name}</dt><dd>{Figures.Number(value)}</dd></div>");
        }

        page.AddRaw("</dl>");
    }
}
