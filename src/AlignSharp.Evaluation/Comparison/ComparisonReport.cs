using System.Globalization;
using AlignSharp.Evaluation.Reports;

namespace AlignSharp.Evaluation.Comparison;

/// <summary>Writes a comparison as one HTML page that needs nothing else.</summary>
public static class ComparisonReport
{
    private const double Width = 160;
    private const double Height = 18;

    /// <summary>Writes the page.</summary>
    /// <param name="stream">Receives UTF-8.</param>
    /// <param name="comparison">The comparison.</param>
    public static void Write(Stream stream, ModelComparison comparison)
    {
        ArgumentNullException.ThrowIfNull(stream);
        ArgumentNullException.ThrowIfNull(comparison);
        var (first, second) = (HtmlPage.Short(comparison.First), HtmlPage.Short(comparison.Second));
        HtmlPage.Write(stream, $"{first} and {second}", html =>
        {
            WriteHead(html, comparison, first, second);
            foreach (var split in comparison.Figures.GroupBy(static figure => figure.Name.Split('/')[0]))
            {
                WriteSplit(html, split.Key, [.. split], first, second);
            }

            WriteUnmatched(html, comparison);
        });
    }

    private static void WriteHead(StreamWriter html, ModelComparison comparison, string first, string second)
    {
        html.WriteLine($"<h1>{HtmlPage.Encode(second)} against {HtmlPage.Encode(first)}</h1>");
        html.WriteLine(Invariant($"<p class=\"lead\">On the same pictures of {HtmlPage.Encode(HtmlPage.Short(comparison.Data))}. Differences are {HtmlPage.Encode(second)} less {HtmlPage.Encode(first)}, with 95 % intervals of {comparison.Resamples:N0} draws of the pictures.</p>"));
        html.WriteLine(Invariant($"<p class=\"note\">p is the share of random exchanges of both models' results, picture by picture, that differ at least as much; p (Holm) is corrected for the {comparison.Figures.Length} figures of this page. An interval that leaves out 0 among so many figures is no finding by itself.</p>"));
    }

    // After the figures and folded: two runs of different tasks have a hundred of them.
    private static void WriteUnmatched(StreamWriter html, ModelComparison comparison)
    {
        if (!comparison.Unmatched.IsEmpty)
        {
            html.WriteLine(Invariant($"<details>\n<summary>Left out: {comparison.Unmatched.Length:N0} figures that only one run has</summary>"));
            html.WriteLine($"<p class=\"note\">{string.Join(", ", comparison.Unmatched.Select(HtmlPage.EncodeName))}</p>\n</details>");
        }
    }

    private static void WriteSplit(
        StreamWriter html, string split, IReadOnlyList<ComparedFigure> figures, string first, string second)
    {
        var reach = figures.Max(static figure => Math.Max(Math.Abs(figure.Test.Interval?.Low ?? 0), Math.Abs(figure.Test.Interval?.High ?? 0)));
        html.WriteLine($"<section>\n<h2>{HtmlPage.Encode(split)}</h2>\n<div class=\"wide\">\n<table>");
        html.WriteLine($"<thead><tr><th>figure</th><th class=\"number\">{HtmlPage.Encode(first)}</th><th class=\"number\">{HtmlPage.Encode(second)}</th><th class=\"number\">difference</th><th></th><th class=\"number\">95 % interval</th><th class=\"number\">p</th><th class=\"number\">p (Holm)</th></tr></thead>\n<tbody>");
        foreach (var figure in figures)
        {
            var range = figure.Test.Interval is { } interval ? Invariant($"{interval.Low:+0.00;-0.00;0.00} to {interval.High:+0.00;-0.00;0.00}") : "";
            html.WriteLine(Invariant($"<tr><td>{HtmlPage.EncodeName(figure.Name[(split.Length + 1)..])}</td><td class=\"number\">{figure.First:F2}</td><td class=\"number\">{figure.Second:F2}</td><td class=\"number\">{figure.Test.Difference:+0.00;-0.00;0.00}</td><td>{Bar(figure, reach)}</td><td class=\"number\">{range}</td><td class=\"number\">{figure.Test.PValue:G2}</td><td class=\"number\">{figure.AdjustedPValue:G2}</td></tr>"));
        }

        html.WriteLine("</tbody>\n</table>\n</div>\n</section>");
    }

    // The interval as a line on a common scale around 0, the difference as a dot.
    private static string Bar(ComparedFigure figure, double reach)
    {
        if (figure.Test.Interval is not { } interval || reach <= 0)
        {
            return "";
        }

        double Place(double value) => (Width / 2) + (value / reach * ((Width / 2) - 4));
        return Invariant($"<svg class=\"bar\" viewBox=\"0 0 {Width} {Height}\" role=\"img\" aria-label=\"difference {figure.Test.Difference:F2}\"><line class=\"grid\" x1=\"{Width / 2}\" x2=\"{Width / 2}\" y1=\"0\" y2=\"{Height}\"/>")
            + Invariant($"<line class=\"series s0\" x1=\"{Place(interval.Low):F1}\" x2=\"{Place(interval.High):F1}\" y1=\"{Height / 2}\" y2=\"{Height / 2}\"/><circle class=\"point s0\" cx=\"{Place(figure.Test.Difference):F1}\" cy=\"{Height / 2}\" r=\"3.5\"/></svg>");
    }

    private static string Invariant(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
