using System.Globalization;
using AlignSharp.Evaluation.Results;

namespace AlignSharp.Evaluation.Reports;

/// <summary>Writes results as one HTML page that needs nothing else: style, plots and pictures are in it.</summary>
internal static class HtmlReport
{
    public static void Write(Stream stream, EvaluationResult result, ExamplePictures pictures)
    {
        var run = result.Provenance;
        HtmlPage.Write(stream, $"{HtmlPage.Short(run.Model)} on {HtmlPage.Short(run.Data.Name)}", html =>
        {
            WriteHead(html, result);
            OverviewTable.Write(html, result);
            foreach (var split in result.Splits)
            {
                SplitSection.Write(html, split, pictures);
            }

            WriteSkipped(html, result);
            WriteProvenance(html, run);
        });
    }

    private static void WriteHead(StreamWriter html, EvaluationResult result)
    {
        var run = result.Provenance;
        html.WriteLine($"<h1>{HtmlPage.Encode(HtmlPage.Short(run.Model))}</h1>");
        html.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"<p class=\"lead\">Measured on {HtmlPage.Encode(HtmlPage.Short(run.Data.Name))}: {run.Data.Used:N0} of {run.Data.Samples:N0} pictures, {result.Splits.Length} splits."));
        html.WriteLine(run.Resamples > 0
            ? string.Create(CultureInfo.InvariantCulture, $"Ranges are 95 % intervals: the pictures of a split were drawn again {run.Resamples:N0} times.</p>")
            : "No intervals were asked for.</p>");
    }

    private static void WriteSkipped(StreamWriter html, EvaluationResult result)
    {
        if (result.Skipped.IsEmpty)
        {
            return;
        }

        html.WriteLine($"<section>\n<h2>Left out: {result.DescribeSkipped()}</h2>\n<ul>");
        foreach (var (key, _, reason) in result.Skipped.Take(50))
        {
            html.WriteLine($"<li><code>{HtmlPage.Encode(key)}</code> {HtmlPage.Encode(reason)}</li>");
        }

        html.WriteLine(result.Skipped.Length > 50 ? $"</ul>\n<p>and {result.Skipped.Length - 50} more, listed in results.json.</p>\n</section>" : "</ul>\n</section>");
    }

    private static void WriteProvenance(StreamWriter html, Provenance run)
    {
        html.WriteLine("<section>\n<h2>How to repeat this</h2>\n<dl>");
        (string Name, string Value)[] facts =
        [
            ("Model", run.Model), ("SHA-256 of its files", run.ModelHash), .. Describe("Data", run.Data), .. Describe("Learned from", run.Train), .. Describe("Compared with", run.Reference),
            ("Tasks", string.Join(", ", run.Tasks)), ("Templates", run.Templates.IsEmpty ? "the set's own" : string.Join(" | ", run.Templates)),
            ("Seed", run.Seed.ToString(CultureInfo.InvariantCulture)), ("AlignSharp", run.Version), ("Engine", run.Engine), ("Runtime", run.Runtime),
        ];
        foreach (var (name, value) in facts)
        {
            html.WriteLine($"<dt>{name}</dt><dd><code>{HtmlPage.Encode(value)}</code></dd>");
        }

        html.WriteLine("</dl>\n</section>");
    }

    private static IEnumerable<(string Name, string Value)> Describe(string role, DataIdentity? data) => data is null ? [] :
    [
        (role, data.Name),
        ("XXH128 of its samples", data.Hash),
    ];
}
