using DuckDB.NET.Data;

namespace AlignSharp.Data.Metadata.Engine;

/// <summary>Turns what DuckDB says into the middle of a sentence: its first line, without the echo of the statement.</summary>
internal static class EngineError
{
    public static string Describe(DuckDBException error)
    {
        var text = error.Message;
        var echo = text.IndexOf("\n\n", StringComparison.Ordinal);
        var first = (echo < 0 ? text : text[..echo]).ReplaceLineEndings(" ").Trim().TrimEnd('.');
        return first.Length <= 300 ? first : string.Concat(first.AsSpan(0, 297), "...");
    }
}
