using System.Collections.Immutable;
using AlignSharp.Data.Metadata;
using AlignSharp.Data.Metadata.Engine;
using AlignSharp.Data.Metadata.Rules;

namespace AlignSharp.Data.Statistics;

/// <summary>Something that every row has a number for, and how it is drawn.</summary>
/// <param name="Name">Its name in JSON: <c>short_side</c>.</param>
/// <param name="Title">Its name for people.</param>
/// <param name="Reads">The roles it is computed from.</param>
/// <param name="Expression">The SQL over the columns of those roles.</param>
/// <param name="From">Where the histogram begins.</param>
/// <param name="To">Where it ends; what lies outside is counted apart.</param>
internal sealed record Measure(
    string Name, string Title, ImmutableArray<ColumnRole> Reads, Func<MetadataSchema, string> Expression, double From, double To)
{
    /// <summary>The measures in the order in which reports show them.</summary>
    public static ImmutableArray<Measure> All { get; } =
    [
        Number("similarity", "CLIP similarity of picture and text", ColumnRole.Clip, -0.1, 0.6),
        Side("short_side", "Shorter side, pixels", "least", 0, 2000),
        Side("long_side", "Longer side, pixels", "greatest", 0, 2000),
        new("aspect", "Longer side by shorter side", [ColumnRole.Width, ColumnRole.Height], Aspect, 1, 5),
        new("words", "Words of the text", [ColumnRole.Text], schema => OfText(schema, TextSql.WordCount), 0, 40),
        new("characters", "Characters of the text", [ColumnRole.Text], schema => OfText(schema, "length(text)"), 0, 320),
        Number("nsfw", "Score for unsafe pictures", ColumnRole.Nsfw, 0, 1),
        Number("watermark", "Score for watermarks", ColumnRole.Watermark, 0, 1),
        Number("aesthetic", "Aesthetic score", ColumnRole.Aesthetic, 0, 10),
        Number("faces", "Faces", ColumnRole.Faces, 0, 40),
    ];

    private static Measure Number(string name, string title, ColumnRole role, double from, double to) =>
        new(name, title, [role], schema => Column(schema, role), from, to);

    private static Measure Side(string name, string title, string function, double from, double to) => new(
        name, title, [ColumnRole.Width, ColumnRole.Height],
        schema => $"{function}({Column(schema, ColumnRole.Width)}, {Column(schema, ColumnRole.Height)})", from, to);

    private static string Aspect(MetadataSchema schema)
    {
        var (width, height) = (Column(schema, ColumnRole.Width), Column(schema, ColumnRole.Height));
        return $"greatest({width}, {height}) / nullif(least({width}, {height}), 0)";
    }

    // A missing text counts as empty, as the filter has it. The lambda names the folded text that the expression reads.
    private static string OfText(MetadataSchema schema, string expression) =>
        $"list_transform([{TextSql.Fold(Quoted(schema, ColumnRole.Text))}], lambda text: {expression})[1]";

    // What is no number becomes null, which is counted as missing.
    private static string Column(MetadataSchema schema, ColumnRole role) => $"TRY_CAST({Quoted(schema, role)} AS DOUBLE)";

    private static string Quoted(MetadataSchema schema, ColumnRole role) => SqlName.Quote(schema.Find(role)!.Name);
}
