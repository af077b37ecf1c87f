using System.Globalization;
using System.Text;
using AlignSharp.Evaluation.Results;

namespace AlignSharp.Evaluation.Reports;

/// <summary>
/// Charts as one SVG file that needs nothing else. Its colours are plain ones, for programs that draw SVG files know no variables
/// of CSS.
/// </summary>
internal static class SvgSheet
{
    private const string Style = "sheet.css";
    private const int Columns = 2;
    private const double Gap = 24;
    private const double Head = 56;
    private const double CellWidth = SvgChart.Width + Gap;
    private const double CellHeight = SvgChart.Height + Head;

    public static void Write(Stream stream, string title, IReadOnlyList<Chart> charts)
    {
        using var svg = new StreamWriter(stream, new UTF8Encoding(false), leaveOpen: true) { NewLine = "\n" };
        var rows = (charts.Count + Columns - 1) / Columns;
        var (width, height) = ((Columns * CellWidth) + Gap, (rows * CellHeight) + Head);
        svg.WriteLine(Invariant($"<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {width} {height}\" width=\"{width}\" height=\"{height}\">"));
        svg.WriteLine($"<title>{HtmlPage.Encode(title)}</title>\n<style>\n{ReportStyle.Read(Style)}</style>");
        svg.WriteLine(Invariant($"<rect class=\"back\" width=\"{width}\" height=\"{height}\"/>"));
        svg.WriteLine(Invariant($"<text class=\"title\" x=\"{Gap}\" y=\"38\">{HtmlPage.Encode(title)}</text>"));
        for (var place = 0; place < charts.Count; place++)
        {
            WriteChart(svg, charts[place], Gap + (place % Columns * CellWidth), Head + (place / Columns * CellHeight));
        }

        svg.WriteLine("</svg>");
    }

    private static void WriteChart(StreamWriter svg, Chart chart, double left, double top)
    {
        svg.WriteLine(Invariant($"<g transform=\"translate({left} {top})\">\n<text class=\"caption\" y=\"18\">{HtmlPage.Encode(chart.Title)}</text>"));
        for (var number = 0; chart.Series.Length > 1 && number < chart.Series.Length; number++)
        {
            var place = number * SvgChart.Width / chart.Series.Length;
            svg.WriteLine(Invariant($"<rect class=\"key s{number % 4}\" x=\"{place}\" y=\"33\" width=\"12\" height=\"3\"/><text class=\"mark\" x=\"{place + 18}\" y=\"38\">{HtmlPage.Encode(chart.Series[number].Name)}</text>"));
        }

        svg.WriteLine("<g transform=\"translate(0 44)\">");
        SvgChart.WriteDrawing(svg, chart);
        svg.WriteLine("</g>\n</g>");
    }

    private static string Invariant(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
