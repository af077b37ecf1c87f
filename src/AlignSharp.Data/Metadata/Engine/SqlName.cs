namespace AlignSharp.Data.Metadata.Engine;

/// <summary>Writes names and constants so that SQL takes them as they are. Values of users are bound instead.</summary>
internal static class SqlName
{
    public static string Quote(string identifier) => $"\"{identifier.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";

    public static string Literal(string text) => $"'{text.Replace("'", "''", StringComparison.Ordinal)}'";
}
