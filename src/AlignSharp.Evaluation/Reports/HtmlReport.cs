using System.Globalization;
using System.Net;
using System.Reflection;
using System.Text;
using AlignSharp.Evaluation.Results;

namespace AlignSharp.Evaluation.Reports;

/// <summary>Writes results as one HTML page that needs nothing else: style, plots and pictures are in it.</summary>
internal static class HtmlReport
{
    private const string Style = "AlignSharp.Evaluation.report.css";

    public static void Write(Stream stream, EvaluationResult result, ExamplePictures pictures)
    {
        using var html = new StreamWriter(stream, new UTF8Encoding(false), leaveOpen: true) { NewLine = "\n" };
        html.WriteLine("<!doctype html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">");
        html.WriteLine("<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">");
        html.WriteLine("<link rel=\"icon\" href=\"data:,\">");
        html.WriteLine($"<title>{Encode(Path.GetFileName(Path.TrimEndingDirectorySeparator(result.Provenance.Model)))} on {Encode(Path.GetFileName(result.Provenance.Data))}</title>");
        html.WriteLine($"<style>\n{ReadStyle()}</style>\n</head>\n<body>\n<main>");
        WriteHead(html, result);
        OverviewTable.Write(html, result);
        foreach (var split in result.Splits)
        {
            SplitSection.Write(html, split, pictures);
        }

        WriteSkipped(html, result);
        WriteProvenance(html, result.Provenance);
        html.WriteLine("</main>\n</body>\n</html>");
    }

    public static string Encode(string text) => WebUtility.HtmlEncode(text);

    private static void WriteHead(StreamWriter html, EvaluationResult result)
    {
        var run = result.Provenance;
        html.WriteLine($"<h1>{Encode(Path.GetFileName(Path.TrimEndingDirectorySeparator(run.Model)))}</h1>");
        html.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"<p class=\"lead\">Measured on {Encode(Path.GetFileName(run.Data))}: {run.Samples - result.Skipped.Length:N0} of {run.Samples:N0} pictures, {result.Splits.Length} splits."));
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
            html.WriteLine($"<li><code>{Encode(key)}</code> {Encode(reason)}</li>");
        }

        html.WriteLine(result.Skipped.Length > 50 ? $"</ul>\n<p>and {result.Skipped.Length - 50} more, listed in results.json.</p>\n</section>" : "</ul>\n</section>");
    }

    private static void WriteProvenance(StreamWriter html, Provenance run)
    {
        html.WriteLine("<section>\n<h2>How to repeat this</h2>\n<dl>");
        (string Name, string Value)[] facts =
        [
            ("Model", run.Model), ("SHA-256 of its files", run.ModelHash), ("Data", run.Data), ("XXH128 of the samples", run.DataHash),
            ("Seed", run.Seed.ToString(CultureInfo.InvariantCulture)), ("AlignSharp", run.Version), ("Engine", run.Engine), ("Runtime", run.Runtime),
        ];
        foreach (var (name, value) in facts)
        {
            html.WriteLine($"<dt>{name}</dt><dd><code>{Encode(value)}</code></dd>");
        }

        html.WriteLine("</dl>\n</section>");
    }

    private static string ReadStyle()
    {
        using var stream = Assembly.GetExecutingAssembly().GetManifestResourceStream(Style)!;
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd().ReplaceLineEndings("\n");
    }
}
