using AlignSharp.Data.Metadata.Engine;

namespace AlignSharp.Search.Filters;

/// <summary>The fields of an entry: columns of their own, or members of its JSON metadata.</summary>
internal static class EntryFields
{
    private static readonly HashSet<string> Columns = ["name", "kind", "source", "caption", "bytes", "modified", "hash"];

    /// <summary>A field as SQL; its name is bound, never part of the text.</summary>
    public static string Sql(string field, SqlValues values) =>
        Columns.Contains(field) ? field : $"json_extract_string(metadata, {values.Bind(Pointer(field))})";

    /// <summary>Where a field is in the metadata, as a JSON pointer.</summary>
    public static string Pointer(string field) =>
        "/" + field.Replace("~", "~0", StringComparison.Ordinal).Replace("/", "~1", StringComparison.Ordinal);
}
