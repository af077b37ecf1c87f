using System.Globalization;
using System.Text;
using AlignSharp.Evaluation.Reports;
using AlignSharp.Evaluation.Results;

namespace AlignSharp.Cli.Benchmarking;

/// <summary>Draws a chart as an SVG file of its own, legible on light and dark pages.</summary>
internal static class CostPlot
{
    private const double Width = 560;
    private const double Height = 340;
    private const double Left = 56;
    private const double Right = 150;
    private const double Top = 34;
    private const double Bottom = 44;
    private const double LegendStep = 18;
    private static readonly string[] Colours = ["#2f74c0", "#c2571a", "#3c8d40", "#8a4fbf", "#8a8a8a"];

    public static void Write(Stream stream, Chart chart)
    {
        using var svg = new StreamWriter(stream, new UTF8Encoding(false), leaveOpen: true) { NewLine = "\n" };
        var x = ChartScale.Of(chart.Series.SelectMany(static series => series.Points).Select(static point => point.X));
        var y = ChartScale.Of(chart.Series.SelectMany(static series => series.Points).Select(static point => point.Y));
        svg.WriteLine($"<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {Width} {Height}\" font-family=\"sans-serif\" font-size=\"12\" fill=\"#808080\">");
        svg.WriteLine($"<title>{HtmlPage.Encode(chart.Title)}</title><text x=\"{Left}\" y=\"18\" font-size=\"14\">{HtmlPage.Encode(chart.Title)}</text>");
        WriteAxes(svg, chart, x, y);
        for (var number = 0; number < chart.Series.Length; number++)
        {
            WriteSeries(svg, chart.Series[number], Colours[number % Colours.Length], Top + (LegendStep * number), x, y);
        }

        svg.WriteLine("</svg>");
    }

    private static void WriteAxes(StreamWriter svg, Chart chart, ChartScale x, ChartScale y)
    {
        foreach (var mark in y.Marks)
        {
            svg.WriteLine(Text($"<line stroke=\"#80808055\" x1=\"{Left}\" x2=\"{Width - Right}\" y1=\"{Up(y, mark):F1}\" y2=\"{Up(y, mark):F1}\"/><text text-anchor=\"end\" x=\"{Left - 6}\" y=\"{Up(y, mark) + 4:F1}\">{mark:G6}</text>"));
        }

        foreach (var mark in x.Marks)
        {
            svg.WriteLine(Text($"<text text-anchor=\"middle\" x=\"{Across(x, mark):F1}\" y=\"{Height - Bottom + 16}\">{mark:G6}</text>"));
        }

        svg.WriteLine(Text($"<text text-anchor=\"middle\" x=\"{(Left + Width - Right) / 2}\" y=\"{Height - 8}\">{HtmlPage.Encode(chart.Horizontal)}</text>"));
        svg.WriteLine(Text($"<text text-anchor=\"middle\" transform=\"translate(14 {(Top + Height - Bottom) / 2}) rotate(-90)\">{HtmlPage.Encode(chart.Vertical)}</text>"));
    }

    private static void WriteSeries(StreamWriter svg, ChartSeries series, string colour, double legend, ChartScale x, ChartScale y)
    {
        var path = string.Join(' ', series.Points.Select(point => Text($"{Across(x, point.X):F1},{Up(y, point.Y):F1}")));
        svg.WriteLine($"<polyline fill=\"none\" stroke=\"{colour}\" stroke-width=\"2\" points=\"{path}\"/>");
        foreach (var point in series.Points)
        {
            svg.WriteLine(Text($"<circle fill=\"{colour}\" cx=\"{Across(x, point.X):F1}\" cy=\"{Up(y, point.Y):F1}\" r=\"3\"><title>{point.X:G6}: {point.Y:F2} ms</title></circle>"));
        }

        svg.WriteLine(Text($"<text fill=\"{colour}\" x=\"{Width - Right + 10}\" y=\"{legend + 10}\">{HtmlPage.Encode(series.Name)}</text>"));
    }

    private static double Across(ChartScale x, double value) => Left + (x.Place(value) * (Width - Left - Right));

    private static double Up(ChartScale y, double value) => Height - Bottom - (y.Place(value) * (Height - Top - Bottom));

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
