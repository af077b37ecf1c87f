using System.Collections.Immutable;
using AlignSharp.Data.Metadata;
using AlignSharp.Data.Metadata.Engine;

namespace AlignSharp.Data.Download.Rows;

/// <summary>The columns of a file of metadata: name and DuckDB type, or the keys of its first lines.</summary>
internal sealed record TableColumns(string Path, MetadataFormat Format, ImmutableArray<(string Name, string Type)> Columns)
{
    private const int LinesLookedAt = 100;

    public static TableColumns Of(RowDatabase database, string path, MetadataFileName format)
    {
        var relation = Relation(format, "$1");
        var text = format.Format == MetadataFormat.Json
            ? $"SELECT key, 'JSON' FROM (SELECT unnest(json_keys(line)) AS key, unnest(range(len(json_keys(line)))) AS place "
                + $"FROM (SELECT line FROM {relation} WHERE json_type(line) = 'OBJECT' LIMIT {LinesLookedAt})) "
                + "GROUP BY key ORDER BY min(place), key"
            : $"SELECT column_name, column_type FROM (DESCRIBE SELECT * FROM {relation})";
        var columns = database.Read(
            new SqlStatement(text, [System.IO.Path.GetFullPath(path)]), row => (row.GetString(0), row.GetString(1)));
        return new(path, format.Format, [.. columns]);
    }

    /// <summary>The table function that reads the file whose path is bound at a place.</summary>
    public static string Relation(MetadataFileName format, string place) => format.Format switch
    {
        MetadataFormat.Parquet => $"read_parquet({place})",
        MetadataFormat.Csv when format.IsTabSeparated => $"read_csv({place}, header = true, all_varchar = true, delim = '\t')",
        MetadataFormat.Csv => $"read_csv({place}, header = true, all_varchar = true)",
        _ when format.IsArray => $"(SELECT json AS line FROM read_json_objects({place}))",
        _ => $"(SELECT try_cast(line AS JSON) AS line FROM read_csv({place}, columns = {{'line': 'VARCHAR'}}, "
            + "auto_detect = false, header = false, delim = '', quote = '', escape = '') WHERE trim(line) <> '')",
    };

    /// <summary>The expressions for url, text, hash and metadata.</summary>
    public string Fields(PairColumns wanted)
    {
        var url = Require(wanted.Url, "--url-column");
        var text = wanted.Text is null ? null : Require(wanted.Text, "--text-column");
        var hash = wanted.Hash is null ? null : Require(wanted.Hash, "--hash-column");
        string[] taken = [.. new[] { url, text, hash }.OfType<string>()];
        return $"{Field(url)} AS url, {Field(text)} AS text, {Field(hash)} AS hash, {Others(taken)} AS metadata";
    }

    private string Require(string name, string option)
    {
        foreach (var comparison in new[] { StringComparison.Ordinal, StringComparison.OrdinalIgnoreCase })
        {
            if (Columns.FirstOrDefault(column => column.Name.Equals(name, comparison)).Name is { } found)
            {
                return found;
            }
        }

        var names = Columns.IsEmpty ? "a column" : string.Join(", ", Columns.Select(column => column.Name).Take(40));
        throw new DownloadRunException($"{Path} has no column '{name}'; expected one of {names} (name it with {option}).");
    }

    private string Field(string? name) => (name, Format) switch
    {
        (null, _) => "NULL::VARCHAR",
        (_, MetadataFormat.Json) => $"json_extract_string(line, {SqlName.Literal(JsonPath(name))})",
        _ => $"CAST({SqlName.Quote(name)} AS VARCHAR)",
    };

    private string Others(string[] taken)
    {
        if (Format == MetadataFormat.Json)
        {
            var removed = string.Join(", ", taken.Select(name => $"{SqlName.Literal(name)}, NULL"));
            return $"CASE json_type(line) WHEN 'OBJECT' THEN CAST(json_merge_patch(line, json_object({removed})) AS VARCHAR) END";
        }

        var others = Columns.Where(column => !taken.Contains(column.Name))
            .Select(column => $"{SqlName.Literal(column.Name)}, {JsonValue(column.Name, column.Type)}");
        return $"CAST(json_object({string.Join(", ", others)}) AS VARCHAR)";
    }

    // JSON has no word for infinities and NaN, and DuckDB would write them all the same.
    private static string JsonValue(string name, string type) => type switch
    {
        "FLOAT" or "DOUBLE" => $"CASE WHEN isfinite({SqlName.Quote(name)}) THEN {SqlName.Quote(name)} END",
        _ when type.Contains("FLOAT", StringComparison.Ordinal) || type.Contains("DOUBLE", StringComparison.Ordinal) =>
            $"CAST({SqlName.Quote(name)} AS VARCHAR)",
        _ => SqlName.Quote(name),
    };

    private static string JsonPath(string name) =>
        $"$.\"{name.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("\"", "\\\"", StringComparison.Ordinal)}\"";
}
