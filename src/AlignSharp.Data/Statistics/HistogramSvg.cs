using System.Globalization;
using System.Text;

namespace AlignSharp.Data.Statistics;

/// <summary>
/// Draws a histogram as inline SVG. The page's style sheet colours it, so that it follows the theme; what lies outside of
/// the axis is said below it.
/// </summary>
internal static class HistogramSvg
{
    private const int Width = 400;
    private const int Height = 150;
    private const int Baseline = 128;
    private const int Top = 8;

    public static string Draw(Distribution distribution)
    {
        var largest = Math.Max(1, distribution.Bins.Max());
        var step = (double)Width / distribution.Bins.Length;
        var svg = new StringBuilder();
        svg.Append(CultureInfo.InvariantCulture, $"<svg viewBox=\"0 0 {Width} {Height}\" role=\"img\" aria-label=\"Histogram of {distribution.Name}\">");
        for (var bin = 0; bin < distribution.Bins.Length; bin++)
        {
            var height = (Baseline - Top) * (double)distribution.Bins[bin] / largest;
            if (height > 0)
            {
                // A bin with few rows is still seen.
                height = Math.Max(height, 1);
                svg.Append(
                    CultureInfo.InvariantCulture,
                    $"<rect x=\"{bin * step:0.##}\" y=\"{Baseline - height:0.##}\" width=\"{step - 1:0.##}\" height=\"{height:0.##}\"><title>{Edge(distribution, bin)} to {Edge(distribution, bin + 1)}: {distribution.Bins[bin]:N0}</title></rect>");
            }
        }

        svg.Append(CultureInfo.InvariantCulture, $"<line x1=\"0\" y1=\"{Baseline}.5\" x2=\"{Width}\" y2=\"{Baseline}.5\"/>");
        foreach (var (share, anchor) in (ReadOnlySpan<(double, string)>)[(0, "start"), (0.25, "middle"), (0.5, "middle"), (0.75, "middle"), (1, "end")])
        {
            var value = distribution.From + (share * (distribution.To - distribution.From));
            svg.Append(CultureInfo.InvariantCulture, $"<text x=\"{share * Width}\" y=\"{Height - 6}\" text-anchor=\"{anchor}\">{value:0.###}</text>");
        }

        return svg.Append("</svg>").ToString();
    }

    private static string Edge(Distribution distribution, int bin) =>
        (distribution.From + ((distribution.To - distribution.From) * bin / distribution.Bins.Length))
            .ToString("0.####", CultureInfo.InvariantCulture);
}
