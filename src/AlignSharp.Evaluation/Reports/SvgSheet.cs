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
    private const int KeysInRow = 2;
    private const double KeyHeight = 16;
    private const double Gap = 24;
    private const double Title = 56;
    private const double Caption = 28;
    private const double CellWidth = SvgChart.Width + Gap;

    public static void Write(Stream stream, string title, IReadOnlyList<Chart> charts)
    {
        using var svg = new StreamWriter(stream, new UTF8Encoding(false), leaveOpen: true) { NewLine = "\n" };
        var columns = Math.Min(Columns, charts.Count);
        var rows = (charts.Count + columns - 1) / columns;
        var head = Caption + (KeyHeight * Math.Max(1, charts.Max(static chart => KeyRows(chart))));
        var cellHeight = SvgChart.Height + head + (Gap / 2);
        var (width, height) = ((columns * CellWidth) + Gap, (rows * cellHeight) + Title);
        svg.WriteLine(Invariant($"<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {width} {height}\" width=\"{width}\" height=\"{height}\">"));
        svg.WriteLine($"<title>{HtmlPage.Encode(title)}</title>\n<style>\n{ReportStyle.Read(Style)}</style>");
        svg.WriteLine(Invariant($"<rect class=\"back\" width=\"{width}\" height=\"{height}\"/>"));
        svg.WriteLine(Invariant($"<text class=\"title\" x=\"{Gap}\" y=\"38\">{HtmlPage.Encode(title)}</text>"));
        for (var place = 0; place < charts.Count; place++)
        {
            WriteChart(svg, charts[place], Gap + (place % columns * CellWidth), Title + (place / columns * cellHeight), head);
        }

        svg.WriteLine("</svg>");
    }

    private static int KeyRows(Chart chart) => (chart.Series.Length + KeysInRow - 1) / KeysInRow;

    private static void WriteChart(StreamWriter svg, Chart chart, double left, double top, double head)
    {
        svg.WriteLine(Invariant($"<g transform=\"translate({left} {top})\">\n<text class=\"caption\" y=\"18\">{HtmlPage.Encode(chart.Title)}</text>"));
        for (var number = 0; chart.Series.Length > 1 && number < chart.Series.Length; number++)
        {
            var (across, down) = (number % KeysInRow * SvgChart.Width / KeysInRow, number / KeysInRow * KeyHeight);
            svg.WriteLine(Invariant($"<rect class=\"key s{number % 4}\" x=\"{across}\" y=\"{down + 33}\" width=\"12\" height=\"3\"/><text class=\"mark\" x=\"{across + 18}\" y=\"{down + 38}\">{HtmlPage.Encode(chart.Series[number].Name)}</text>"));
        }

        svg.WriteLine(Invariant($"<g transform=\"translate(0 {head})\">"));
        SvgChart.WriteDrawing(svg, chart);
        svg.WriteLine("</g>\n</g>");
    }

    private static string Invariant(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
