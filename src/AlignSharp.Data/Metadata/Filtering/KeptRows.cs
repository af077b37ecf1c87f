using AlignSharp.Data.Metadata.Engine;

namespace AlignSharp.Data.Metadata.Filtering;

/// <summary>Writes the rows that were kept: the input's columns and order, in the format that the output's name asks for.</summary>
internal static class KeptRows
{
    public static SqlStatement Copy(string output, string temporaryPath) => new(
        $"COPY (SELECT source.* FROM {MetadataSource.VerbatimView} AS source POSITIONAL JOIN decisions WHERE decisions.is_kept) "
        + $"TO $1 ({Options(output)})",
        [temporaryPath]);

    /// <summary>How DuckDB's COPY writes the format that a file's name asks for.</summary>
    public static string Options(string output)
    {
        var name = MetadataFileName.Parse(output);
        return name.Format switch
        {
            MetadataFormat.Parquet => "FORMAT parquet, COMPRESSION zstd",
            MetadataFormat.Csv => $"FORMAT csv, HEADER true, DELIMITER '{(name.IsTabSeparated ? '\t' : ',')}', COMPRESSION {name.Compression}",
            _ => $"FORMAT json, COMPRESSION {name.Compression}, ARRAY {name.IsArray}",
        };
    }
}
