using System.Collections.Immutable;

namespace AlignSharp.Evaluation.Sets;

/// <summary>A row of a delimited file that has as many fields as the header.</summary>
internal sealed record TableRow(ImmutableArray<string> Header, List<string> Fields, int PictureColumn, int? CaptionColumn)
{
    public string Picture => Fields[PictureColumn].Trim();

    public string Caption => CaptionColumn is { } column ? Fields[column].Trim() : "";

    /// <summary>The value of a column; empty where there is no such column.</summary>
    public string Value(string column)
    {
        var index = Header.IndexOf(column, 0, Header.Length, StringComparer.OrdinalIgnoreCase);
        return index < 0 ? "" : Fields[index].Trim();
    }

    /// <summary>What it tells beside picture and caption, by column; empty fields and prose are left out.</summary>
    public ImmutableSortedDictionary<string, string> Metadata() => Enumerable.Range(0, Header.Length)
        .Where(column => column != PictureColumn && column != CaptionColumn && Fields[column].Trim().Length is > 0 and <= SampleMetadata.LongestValue)
        .DistinctBy(column => Header[column])
        .ToImmutableSortedDictionary(column => Header[column], column => Fields[column].Trim());
}
