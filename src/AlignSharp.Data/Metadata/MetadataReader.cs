using System.Collections.Immutable;
using AlignSharp.Data.Metadata.Engine;

namespace AlignSharp.Data.Metadata;

/// <summary>Calls of the DuckDB table functions that read each format; columns of several files meet by name.</summary>
/// <param name="name">What the files' names say.</param>
/// <param name="paths">The SQL that stands for their paths: a bound value or a variable.</param>
internal sealed class MetadataReader(MetadataFileName name, string paths)
{
    private readonly string _arguments = $"{paths}, union_by_name = true" + (name switch
    {
        { Format: MetadataFormat.Csv, IsTabSeparated: true } => ", header = true, delim = '\t'",
        { Format: MetadataFormat.Csv } => ", header = true",
        _ => "",
    });

    /// <summary>Types as the files declare them or as their values suggest.</summary>
    public string Detected => name.Format switch
    {
        MetadataFormat.Parquet => $"read_parquet({_arguments})",
        MetadataFormat.Csv => $"read_csv({_arguments})",
        _ => $"read_json({_arguments}, convert_strings_to_integers = false)",
    };

    /// <summary>The types given, for the formats that declare none.</summary>
    public string Typed(ImmutableArray<MetadataColumn> columns) => name.Format switch
    {
        MetadataFormat.Parquet => Detected,
        MetadataFormat.Csv => $"read_csv({_arguments}, types = {Types(columns)})",
        _ => $"read_json({_arguments}, columns = {Types(columns)})",
    };

    /// <summary>The values of a CSV file as it writes them; other formats as <see cref="Typed"/>.</summary>
    public string Verbatim(ImmutableArray<MetadataColumn> columns) => name.Format == MetadataFormat.Csv
        ? Typed([.. columns.Select(column => column with { Type = MetadataColumn.Text })])
        : Typed(columns);

    private static string Types(ImmutableArray<MetadataColumn> columns) =>
        $"{{{string.Join(", ", columns.Select(column => $"{SqlName.Literal(column.Name)}: {SqlName.Literal(column.Type)}"))}}}";
}
