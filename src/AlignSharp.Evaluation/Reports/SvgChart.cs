using System.Globalization;
using AlignSharp.Evaluation.Results;

namespace AlignSharp.Evaluation.Reports;

/// <summary>Draws a chart as inline SVG; its colours come from the style around it, so that both themes of a page have their own.</summary>
internal static class SvgChart
{
    public const double Width = 420;
    public const double Height = 260;
    private const double Left = 48;
    private const double Right = 12;
    private const double Top = 12;
    private const double Bottom = 46;
    private const double Dodge = 4;

    public static void Write(StreamWriter html, Chart chart)
    {
        html.WriteLine($"<figure class=\"chart\">\n<svg viewBox=\"0 0 {Width} {Height}\" role=\"img\" aria-label=\"{HtmlPage.Encode(chart.Title)}\">");
        WriteDrawing(html, chart);
        html.WriteLine("</svg>");
        WriteLegend(html, chart);
        html.WriteLine("</figure>");
    }

    /// <summary>Axes and lines, without the element around them.</summary>
    public static void WriteDrawing(StreamWriter html, Chart chart)
    {
        var points = chart.Series.SelectMany(static series => series.Points).ToList();
        var (x, y) = (ChartScale.Of(points.Select(static point => point.X)), ChartScale.Of(points.SelectMany(static point => new[] { point.Y, point.Interval?.Low ?? point.Y, point.Interval?.High ?? point.Y })));
        (x, y) = chart.HasDiagonal ? (new(0, 100, 20), new(0, 100, 20)) : (x, y);
        WriteAxes(html, chart, x, y);
        if (chart.HasDiagonal)
        {
            html.WriteLine(Invariant($"<line class=\"diagonal\" x1=\"{Across(x, 0):F1}\" y1=\"{Up(y, 0):F1}\" x2=\"{Across(x, 100):F1}\" y2=\"{Up(y, 100):F1}\"/>"));
        }

        for (var number = 0; number < chart.Series.Length; number++)
        {
            // Whiskers of several series at one place would cover each other.
            var dodge = points.Exists(static point => point.Interval is not null) ? Dodge * (number - ((chart.Series.Length - 1) / 2d)) : 0;
            WriteSeries(html, chart.Series[number], number, value => Across(x, value) + dodge, y);
        }
    }

    private static void WriteAxes(StreamWriter html, Chart chart, ChartScale x, ChartScale y)
    {
        foreach (var mark in y.Marks)
        {
            html.WriteLine(Invariant($"<line class=\"grid\" x1=\"{Left}\" x2=\"{Width - Right}\" y1=\"{Up(y, mark):F1}\" y2=\"{Up(y, mark):F1}\"/><text class=\"mark\" text-anchor=\"end\" x=\"{Left - 6}\" y=\"{Up(y, mark) + 4:F1}\">{mark:G6}</text>"));
        }

        foreach (var mark in x.Marks)
        {
            html.WriteLine(Invariant($"<text class=\"mark\" text-anchor=\"middle\" x=\"{Across(x, mark):F1}\" y=\"{Height - Bottom + 16}\">{mark:G6}</text>"));
        }

        html.WriteLine(Invariant($"<text class=\"mark\" text-anchor=\"middle\" x=\"{(Left + Width - Right) / 2}\" y=\"{Height - 10}\">{HtmlPage.Encode(chart.Horizontal)}</text>"));
        html.WriteLine(Invariant($"<text class=\"mark\" text-anchor=\"middle\" transform=\"translate(12 {(Top + Height - Bottom) / 2}) rotate(-90)\">{HtmlPage.Encode(chart.Vertical)}</text>"));
    }

    private static void WriteSeries(StreamWriter html, ChartSeries series, int number, Func<double, double> across, ChartScale y)
    {
        var path = string.Join(' ', series.Points.Select(point => Invariant($"{across(point.X):F1},{Up(y, point.Y):F1}")));
        html.WriteLine($"<polyline class=\"series s{number % 4}\" points=\"{path}\"/>");
        foreach (var (point, interval) in series.Points.Where(static point => point.Interval is not null).Select(static point => (point, point.Interval!)))
        {
            html.WriteLine(Invariant($"<line class=\"whisker s{number % 4}\" x1=\"{across(point.X):F1}\" x2=\"{across(point.X):F1}\" y1=\"{Up(y, interval.Low):F1}\" y2=\"{Up(y, interval.High):F1}\"/>"));
        }

        foreach (var point in series.Points.Length <= 30 ? series.Points : [])
        {
            html.WriteLine(Invariant($"<circle class=\"point s{number % 4}\" cx=\"{across(point.X):F1}\" cy=\"{Up(y, point.Y):F1}\" r=\"3\"><title>{HtmlPage.Encode(series.Name)}: {point.X:G4}, {point.Y:G4}</title></circle>"));
        }
    }

    private static void WriteLegend(StreamWriter html, Chart chart)
    {
        html.Write($"<figcaption>{HtmlPage.Encode(chart.Title)}");
        for (var number = 0; chart.Series.Length > 1 && number < chart.Series.Length; number++)
        {
            html.Write($"<span class=\"key s{number % 4}\">{HtmlPage.Encode(chart.Series[number].Name)}</span>");
        }

        html.WriteLine("</figcaption>");
    }

    private static double Across(ChartScale x, double value) => Left + (x.Place(value) * (Width - Left - Right));

    private static double Up(ChartScale y, double value) => Height - Bottom - (y.Place(value) * (Height - Top - Bottom));

    private static string Invariant(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
