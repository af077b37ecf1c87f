using System.Collections.Immutable;
using AlignSharp.Data.Metadata;
using AlignSharp.Data.Metadata.Engine;

namespace AlignSharp.Data.Statistics;

/// <summary>
/// The table that statistics are counted on: a row for each row of the input, in its order, with a column for each measure
/// and, where there are any, the folded <c>text</c> and the <c>image</c>.
/// </summary>
internal sealed record MeasureTable(MetadataSchema Schema, ImmutableArray<Measure> Measures)
{
    public const string Name = "measures";

    public static MeasureTable Of(MetadataSchema schema) => new(
        schema, [.. Measure.All.Where(measure => measure.Roles.All(role => IsUsable(schema, role)))]);

    public bool HasTexts => IsUsable(Schema, ColumnRole.Text);

    public bool HasImages => IsUsable(Schema, ColumnRole.Image);

    /// <summary>Where a measure is read from: <c>WIDTH, HEIGHT</c>.</summary>
    public string ColumnsOf(Measure measure) => string.Join(", ", measure.Roles.Select(role => Schema.Find(role)!.Name));

    public SqlStatement Create()
    {
        var roles = Measures.SelectMany(measure => measure.Roles).Append(ColumnRole.Image).Where(role => IsUsable(Schema, role)).Distinct();
        var inputs = roles.Select(role => RoleSelection.Of(role, Schema.Find(role)!))
            .Append(HasTexts ? $"{SqlName.Quote(Schema.Find(ColumnRole.Text)!.Name)} IS NOT NULL AS has_text" : "false AS has_text");
        IEnumerable<string> columns =
        [
            "true AS is_row",
            .. Measures.Select(measure => $"{Finite(measure.Sql)} AS {Column(measure)}"),
            .. HasTexts ? ["text"] : Array.Empty<string>(),
            .. HasImages ? ["image"] : Array.Empty<string>(),
        ];
        return new($"CREATE TABLE {Name} AS SELECT {string.Join(", ", columns)} "
            + $"FROM (SELECT {string.Join(", ", inputs)} FROM {MetadataSource.View})");
    }

    /// <summary>The column that holds a measure.</summary>
    public static string Column(Measure measure) => SqlName.Quote($"measure_{measure.Name}");

    private static string Finite(string sql) =>
        $"CASE WHEN isfinite(CAST({sql} AS DOUBLE)) THEN CAST({sql} AS DOUBLE) END";

    private static bool IsUsable(MetadataSchema schema, ColumnRole role) => schema.Find(role) is { } column
        && (ColumnNames.IsText(role) ? column.IsScalar : column.IsNumber);
}
