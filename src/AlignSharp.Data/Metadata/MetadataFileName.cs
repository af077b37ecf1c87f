namespace AlignSharp.Data.Metadata;

/// <summary>What a file's name says of its contents: the format, a tab as the separator, and the compression around it.</summary>
/// <param name="Format">How the rows are held.</param>
/// <param name="IsTabSeparated">Whether a tab, not a comma, separates the values of a CSV file.</param>
/// <param name="IsArray">Whether a JSON file is one array, not a row a line; reading takes either.</param>
/// <param name="Compression"><c>none</c>, <c>gzip</c> or <c>zstd</c>, around the whole file; Parquet compresses inside.</param>
internal sealed record MetadataFileName(MetadataFormat Format, bool IsTabSeparated, bool IsArray, string Compression)
{
    public const string Expected = ".parquet, .csv, .tsv, .jsonl, .ndjson or .json (the text formats also with .gz or .zst)";

    public static MetadataFileName? TryParse(string path)
    {
        var (name, compression) = Path.GetExtension(path).ToLowerInvariant() switch
        {
            ".gz" => (Path.GetFileNameWithoutExtension(path), "gzip"),
            ".zst" => (Path.GetFileNameWithoutExtension(path), "zstd"),
            _ => (path, "none"),
        };
        return Path.GetExtension(name).ToLowerInvariant() switch
        {
            ".parquet" when compression == "none" => new(MetadataFormat.Parquet, false, false, compression),
            ".csv" => new(MetadataFormat.Csv, false, false, compression),
            ".tsv" => new(MetadataFormat.Csv, true, false, compression),
            ".jsonl" or ".ndjson" => new(MetadataFormat.Json, false, false, compression),
            ".json" => new(MetadataFormat.Json, false, true, compression),
            _ => null,
        };
    }

    public static MetadataFileName Parse(string path) => TryParse(path)
        ?? throw new MetadataRequestException($"{path} ends in \"{Path.GetExtension(path)}\"; expected {Expected}.");
}
