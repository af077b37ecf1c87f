using AlignSharp.Data.Metadata.Engine;

namespace AlignSharp.Search.Storage;

/// <summary>Writes the columns of a table that have no place of their own in an entry as SQL for one JSON object.</summary>
internal static class MetadataSql
{
    public static string Write(IEnumerable<string> columns)
    {
        var fields = columns.Select(static name => $"{SqlName.Literal(name)}: {SqlName.Quote(name)}").ToList();
        return fields.Count > 0 ? $"to_json({{{string.Join(", ", fields)}}})::VARCHAR" : "NULL";
    }
}
