using System.Collections.Immutable;

namespace AlignSharp.Data.Statistics.Comparison;

/// <summary>Files at hand beside COYO-700M, LAION-2B and ALIGN-1.8B, as their publications describe them.</summary>
internal static class ComparisonTable
{
    private const string NotSaid = "\u2013";

    public static ImmutableArray<ComparisonRow> Of(StatisticsReport report) =>
    [
        new("pairs", "746,972,269", "about 2 billion", "about 1.8 billion", Figures.Count(report.Rows)),
        new("form", "128 Parquet files", "Parquet files", "not published", Size(report)),
        new("columns", "17", "URL, TEXT, WIDTH, HEIGHT, similarity, punsafe, pwatermark", "not published", Columns(report)),
        .. Scores(report),
        .. Sizes(report),
        .. Texts(report),
    ];

    private static IEnumerable<ComparisonRow> Scores(StatisticsReport report) =>
    [
        new("CLIP similarity", "ViT-B/32 and ViT-L/14, nothing dropped", "ViT-B/32 above 0.28", "not used", Range(report, "clip")),
        new("NSFW", "score at most 0.5", "score given", "no pornography", Range(report, "nsfw")),
        new("watermark", "score given", "score given", NotSaid, Range(report, "watermark")),
        new("aesthetic", "score given", NotSaid, NotSaid, Range(report, "aesthetic")),
        new("faces", "counted", NotSaid, NotSaid, Range(report, "faces")),
    ];

    private static IEnumerable<ComparisonRow> Sizes(StatisticsReport report) =>
    [
        new("shorter side", "at least 200", NotSaid, "above 200", Range(report, "side")),
        new("longer to shorter side", "at most 3", NotSaid, "below 3", Range(report, "aspect")),
        new("picture file", "at least 5 KB", NotSaid, NotSaid, Range(report, "bytes")),
    ];

    private static IEnumerable<ComparisonRow> Texts(StatisticsReport report) =>
    [
        new("characters", "6 to 1,000", NotSaid, NotSaid, Range(report, "characters")),
        new("words", "3 to 256", NotSaid, "3 to 20 unigrams", Range(report, "words")),
        new("pictures that share a text", "at most 10", NotSaid, "at most 10", Shared(report.Texts)),
        new("texts that share a picture", NotSaid, NotSaid, "at most 1,000", Shared(report.Images)),
    ];

    private static string Size(StatisticsReport report) =>
        $"{Figures.Count(report.Files.Length)} {(report.Files.Length == 1 ? "file" : "files")}, {Figures.Bytes(report.FileBytes)}";

    private static string Columns(StatisticsReport report) => report.Columns.Length > 8
        ? Figures.Count(report.Columns.Length)
        : string.Join(", ", report.Columns.Select(column => column.Name));

    private static string Range(StatisticsReport report, string measure) => report.Find(measure) switch
    {
        null => "no column",
        { Values: { } values, Unknown: var unknown } =>
            $"{Figures.Number(values.Minimum)} to {Figures.Number(values.Maximum)}, median {Figures.Number(values.Median)}"
            + (unknown == 0 ? "" : $"; {Figures.Count(unknown)} unknown"),
        _ => "nothing known",
    };

    private static string Shared(Sharing? sharing) => sharing is null
        ? "no column"
        : $"up to {Figures.Count(sharing.Largest)}; {Figures.Count(sharing.RowsOverLimit)} rows over {Figures.Count(sharing.Limit)}";
}
