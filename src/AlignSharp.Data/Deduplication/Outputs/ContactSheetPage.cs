using System.Collections.Immutable;
using System.Globalization;
using System.Net;
using AlignSharp.Data.Deduplication.Decisions;

namespace AlignSharp.Data.Deduplication.Outputs;

/// <summary>The markup of a <see cref="ContactSheet"/>. Every text from outside is escaped, and no script is on the page.</summary>
internal sealed class ContactSheetPage(DedupResult result, IReadOnlyDictionary<int, byte[]> thumbnails)
{
    private const string Head = """
        <!doctype html>
        <html lang="en">
        <meta charset="utf-8">
        <meta name="viewport" content="width=device-width, initial-scale=1">
        <meta http-equiv="Content-Security-Policy" content="default-src 'none'; img-src data:; style-src 'unsafe-inline'">
        <title>Near-duplicates</title>
        <style>
        :root { color-scheme: light dark; --line: light-dark(#ddd, #444); --soft: light-dark(#666, #aaa); --kept: light-dark(#137333, #81c995); }
        body { font: 15px/1.45 system-ui, sans-serif; max-width: 76rem; margin: 2rem auto; padding: 0 1rem; background: light-dark(#fff, #17181a); }
        h1 { font-size: 1.4rem; margin: 0 0 .3rem; }
        p { color: var(--soft); margin: .2rem 0 1.5rem; }
        section { border-top: 1px solid var(--line); padding: .8rem 0 1rem; }
        h2 { font-size: .95rem; font-weight: 600; margin: 0 0 .6rem; }
        .pictures { display: flex; flex-wrap: wrap; gap: .8rem; }
        figure { margin: 0; width: 140px; font-size: .8rem; }
        figure > div { height: 128px; display: flex; align-items: center; justify-content: center; border: 1px solid var(--line); border-radius: 6px; padding: 5px; background: #fff; color: #666; }
        figure.kept > div { outline: 2px solid var(--kept); }
        img { max-width: 128px; max-height: 128px; }
        figcaption { margin-top: .3rem; overflow-wrap: anywhere; }
        figcaption span { display: block; color: var(--soft); }
        figure.kept figcaption span { color: var(--kept); }
        </style>

        """;

    /// <summary>The page in parts, so that it is never whole in memory.</summary>
    public IEnumerable<string> Render(ImmutableArray<DuplicateCluster> clusters, Func<DuplicateCluster, IEnumerable<int>> shown)
    {
        var summary = result.Summarize();
        yield return Head;
        yield return string.Create(
            CultureInfo.InvariantCulture,
            $"""
            <h1>Near-duplicates</h1>
            <p>{summary.Kept:N0} of {summary.Pictures:N0} pictures stay; {summary.Clusters:N0} of them or of other sets have duplicates that go{(clusters.Length < summary.Clusters ? $", the largest {clusters.Length} are shown" : "")}.</p>

            """);
        foreach (var cluster in clusters)
        {
            yield return Heading(cluster);
            foreach (var picture in shown(cluster))
            {
                yield return Figure(picture);
            }

            yield return "</div></section>\n";
        }
    }

    private static string Heading(DuplicateCluster cluster) => string.Create(
        CultureInfo.InvariantCulture,
        $"<section><h2>{cluster.Dropped.Length:N0} {(cluster.Dropped.Length == 1 ? "duplicate" : "duplicates")}</h2><div class=\"pictures\">\n");

    private string Figure(int picture)
    {
        var entry = result.Pictures[picture];
        var key = WebUtility.HtmlEncode(entry.Key);
        var image = thumbnails.TryGetValue(picture, out var bytes)
            ? $"<img alt=\"{key}\" src=\"data:image/webp;base64,{Convert.ToBase64String(bytes)}\">"
            : "no picture";
        var source = WebUtility.HtmlEncode(Path.GetFileName(entry.Source.Path));
        return $"<figure class=\"{(result.IsKept(picture) ? "kept" : "dropped")}\"><div>{image}</div>"
            + $"<figcaption>{key}<span>{source}</span><span>{Judgement(picture)}</span></figcaption></figure>\n";
    }

    private string Judgement(int picture) => result.Verdicts[picture] switch
    {
        { Rule: null } => result.Pictures.IsOwn(picture) ? "stays" : "of another set",
        { Rule.Method: DedupMethod.PerceptualHash } verdict => $"goes: {verdict.Measure:0} of 64 bits differ",
        var verdict => string.Create(CultureInfo.InvariantCulture, $"goes: cosine {verdict.Measure:0.000}"),
    };
}
