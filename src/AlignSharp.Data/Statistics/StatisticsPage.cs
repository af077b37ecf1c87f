using System.Collections.Immutable;
using System.Globalization;
using System.Net;
using AlignSharp.IO;

namespace AlignSharp.Data.Statistics;

/// <summary>
/// The report as one self-contained page: no script, nothing fetched, light and dark, readable on a phone. Every text from
/// outside is escaped; addresses are shown, and followed only when a person does.
/// </summary>
public static class StatisticsPage
{
    private const string Head = """
        <!doctype html>
        <html lang="en">
        <meta charset="utf-8">
        <meta name="viewport" content="width=device-width, initial-scale=1">
        <meta name="referrer" content="no-referrer">
        <meta http-equiv="Content-Security-Policy" content="default-src 'none'; img-src data:; style-src 'unsafe-inline'">
        <title>Metadata of pairs</title>
        <style>
        :root { color-scheme: light dark; --line: light-dark(#ddd, #444); --soft: light-dark(#666, #aaa); --bar: light-dark(#3367d6, #8ab4f8); --card: light-dark(#fafafa, #202124); }
        body { font: 15px/1.45 system-ui, sans-serif; max-width: 72rem; margin: 2rem auto; padding: 0 1rem; background: light-dark(#fff, #17181a); }
        h1 { font-size: 1.5rem; margin: 0 0 .3rem; }
        h2 { font-size: 1.15rem; margin: 2.2rem 0 .8rem; }
        h3 { font-size: .95rem; margin: 0 0 .4rem; }
        p, small, td.none { color: var(--soft); }
        .wide { overflow-x: auto; }
        table { border-collapse: collapse; width: 100%; }
        th, td { text-align: left; vertical-align: top; padding: .4rem .6rem; border-bottom: 1px solid var(--line); }
        th { font-weight: 600; white-space: nowrap; }
        .grid { display: grid; grid-template-columns: repeat(auto-fill, minmax(min(20rem, 100%), 1fr)); gap: 1rem; }
        .card { background: var(--card); border: 1px solid var(--line); border-radius: 8px; padding: .8rem; overflow-wrap: anywhere; }
        svg { width: 100%; height: auto; } svg rect { fill: var(--bar); } svg line { stroke: var(--soft); } svg text { fill: var(--soft); font-size: 11px; }
        .pictures { display: flex; flex-wrap: wrap; gap: .8rem; } figure { margin: 0; width: 140px; font-size: .8rem; overflow-wrap: anywhere; }
        figure img { max-width: 128px; max-height: 128px; background: #fff; border: 1px solid var(--line); border-radius: 6px; padding: 5px; }
        a { color: inherit; }
        </style>

        """;

    /// <summary>Writes the page, whole or not at all.</summary>
    /// <param name="report">The report.</param>
    /// <param name="path">The file to write.</param>
    public static void Write(StatisticsReport report, string path)
    {
        ArgumentNullException.ThrowIfNull(report);
        AtomicFile.Write(path, stream =>
        {
            using var writer = new StreamWriter(stream, leaveOpen: true);
            foreach (var part in Render(report))
            {
                writer.Write(part);
            }
        });
    }

    private static IEnumerable<string> Render(StatisticsReport report)
    {
        yield return Head;
        yield return string.Create(
            CultureInfo.InvariantCulture,
            $"<h1>Metadata of {report.Rows:N0} pairs</h1><p>{Escape(string.Join(", ", report.Files.Select(Path.GetFileName)))}</p>\n");
        yield return "<h2>Beside published data sets</h2><div class=\"wide\"><table><tr><th></th><th>these files</th><th>COYO-700M</th><th>LAION-2B</th><th>ALIGN-1.8B</th></tr>\n";
        foreach (var row in report.Comparison)
        {
            yield return $"<tr><th>{row.Subject}</th><td>{Escape(row.Yours)}</td><td>{row.Coyo}</td><td>{row.Laion}</td><td>{row.Align}</td></tr>\n";
        }

        yield return "</table></div><h2>Distributions</h2><div class=\"grid\">\n";
        foreach (var distribution in report.Distributions)
        {
            yield return $"<div class=\"card\"><h3>{distribution.Title}</h3>{HistogramSvg.Draw(distribution)}<small>{Describe(distribution)}</small></div>\n";
        }

        yield return "</div>\n";
        foreach (var part in Pictures(report.Pictures).Concat(Samples(report.Samples)))
        {
            yield return part;
        }
    }

    private static IEnumerable<string> Pictures(ImmutableArray<SamplePicture> pictures)
    {
        if (pictures.IsEmpty)
        {
            yield break;
        }

        yield return "<h2>Pictures</h2><div class=\"pictures\">\n";
        foreach (var picture in pictures)
        {
            var caption = Escape(picture.Caption.Length > 0 ? picture.Caption : picture.Key);
            yield return $"<figure><img alt=\"{caption}\" src=\"data:image/webp;base64,{Convert.ToBase64String(picture.WebP.Span)}\"><figcaption>{caption}</figcaption></figure>\n";
        }

        yield return "</div>\n";
    }

    private static IEnumerable<string> Samples(ImmutableArray<SampleRow> samples)
    {
        if (samples.IsEmpty)
        {
            yield break;
        }

        yield return "<h2>Samples</h2><div class=\"grid\">\n";
        foreach (var sample in samples)
        {
            var values = string.Join(", ", sample.Values.Where(static pair => pair.Value is not null)
                .Select(static pair => string.Create(CultureInfo.InvariantCulture, $"{pair.Key} {pair.Value:0.###}")));
            yield return $"<div class=\"card\"><h3>{(sample.Text.Length > 0 ? Escape(sample.Text) : "(no text)")}</h3>{Address(sample.Url)}<small>{values}</small></div>\n";
        }

        yield return "</div>\n";
    }

    // Only http addresses become links: anything else could run when it is clicked.
    private static string Address(string? url) => url switch
    {
        null => string.Empty,
        _ when Uri.TryCreate(url, UriKind.Absolute, out var uri) && (uri.Scheme == Uri.UriSchemeHttp || uri.Scheme == Uri.UriSchemeHttps)
            => $"<p><a rel=\"noreferrer noopener nofollow\" href=\"{Escape(url)}\">{Escape(url)}</a></p>",
        _ => $"<p>{Escape(url)}</p>",
    };

    private static string Describe(Distribution distribution) => distribution.Count == 0
        ? "every value is missing"
        : string.Create(
            CultureInfo.InvariantCulture,
            $"median {distribution.Quantiles[3]:0.###}, 5 % below {distribution.Quantiles[1]:0.###}, 5 % above {distribution.Quantiles[5]:0.###}; from {distribution.Minimum:0.###} to {distribution.Maximum:0.###}, mean {distribution.Mean:0.###}{Outside(distribution)}");

    private static string Outside(Distribution distribution)
    {
        (string Words, long Count)[] parts =
            [("missing", distribution.Missing), ("left of the axis", distribution.Below), ("right of the axis", distribution.Above)];
        return string.Concat(parts.Where(static part => part.Count > 0)
            .Select(static part => string.Create(CultureInfo.InvariantCulture, $"; {part.Count:N0} {part.Words}")));
    }

    private static string Escape(string text) => WebUtility.HtmlEncode(text);
}
