namespace AlignSharp.Data.Metadata;

/// <summary>A column and its type.</summary>
/// <param name="Name">Its name in the file.</param>
/// <param name="Type">Its type in DuckDB's words: <c>VARCHAR</c>, <c>BIGINT</c>, <c>DECIMAL(18,3)</c>.</param>
internal sealed record MetadataColumn(string Name, string Type)
{
    public const string Text = "VARCHAR";

    public bool IsFloat => Type == "FLOAT";

    public bool IsDouble => Type == "DOUBLE";

    public bool IsDecimal => Type.StartsWith("DECIMAL", StringComparison.Ordinal);

    public bool IsNumber => IsFloat || IsDouble || IsDecimal
        || Type.EndsWith("INT", StringComparison.Ordinal) || Type.EndsWith("INTEGER", StringComparison.Ordinal);

    /// <summary>Whether values have one plain way of being written as text.</summary>
    public bool IsScalar => IsDecimal || (Type != "BLOB" && Type.AsSpan().IndexOfAny('(', '[') < 0);

    /// <summary>Whether reading as this type and writing again can change how a value is spelled.</summary>
    public bool IsRespelled => Type is "DATE" or "TIME" or "UUID" || Type.StartsWith("TIMESTAMP", StringComparison.Ordinal);
}
