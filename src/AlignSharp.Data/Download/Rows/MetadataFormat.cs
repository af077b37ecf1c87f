namespace AlignSharp.Data.Download.Rows;

/// <summary>How a file of metadata is laid out; known by its name.</summary>
internal enum MetadataFormat
{
    Parquet,
    Csv,
    JsonLines,
}
