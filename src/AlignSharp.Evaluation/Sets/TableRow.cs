using System.Collections.Immutable;

namespace AlignSharp.Evaluation.Sets;

/// <summary>A row of a delimited file.</summary>
internal sealed record TableRow(ImmutableArray<string> Header, List<string> Fields, string Picture, string Caption)
{
    /// <summary>The value of a column; empty where there is no such column.</summary>
    public string Value(string column)
    {
        var index = Header.IndexOf(column, 0, Header.Length, StringComparer.OrdinalIgnoreCase);
        return index < 0 ? "" : Fields[index].Trim();
    }
}
