namespace AlignSharp.Data.Metadata;

/// <summary>How a file holds its rows.</summary>
internal enum MetadataFormat
{
    Parquet,
    Csv,
    Json,
}
