using System.Collections.Immutable;
using AlignSharp.Data.Pairs.Captions;

namespace AlignSharp.Evaluation.Sets;

/// <summary>The rows of a delimited file by the names of its columns.</summary>
internal sealed class TableRows
{
    private readonly List<string> _malformed = [];
    private readonly string _path;
    private readonly int _picture;
    private readonly int? _caption;

    public TableRows(string path)
    {
        _path = path;
        using var text = CaptionText.Open(path, CaptionEncoding.Utf8);
        Header = [.. (Reader(text).Read() ?? throw new EvaluationException($"{path} is empty; expected a header with the columns' names.")).Select(static name => name.Trim())];
        var columns = new CaptionColumns();
        _picture = columns.FindPicture(Header, path);
        _caption = FindCaption(columns);
    }

    public ImmutableArray<string> Header { get; }

    /// <summary>One sentence for each row that <see cref="Read"/> left out.</summary>
    public IReadOnlyList<string> Malformed => _malformed;

    public bool Has(string column) => Header.Contains(column, StringComparer.OrdinalIgnoreCase);

    /// <summary>The rows that have as many fields as the header, and a picture.</summary>
    public IEnumerable<TableRow> Read()
    {
        using var text = CaptionText.Open(_path, CaptionEncoding.Utf8);
        var reader = Reader(text);
        reader.Read();
        _malformed.Clear();
        while (reader.Read() is { } fields)
        {
            if (fields.Count != Header.Length || fields[_picture].Trim().Length == 0)
            {
                _malformed.Add($"{_path} has {fields.Count} fields in line {reader.Line}; expected {Header.Length}, with a picture in {Header[_picture]}.");
                continue;
            }

            yield return new TableRow(Header, fields, _picture, _caption);
        }
    }

    private DelimitedReader Reader(StreamReader text) => new(text, _path.EndsWith(".tsv", StringComparison.OrdinalIgnoreCase) ? '\t' : ',', _path);

    private int? FindCaption(CaptionColumns columns)
    {
        try
        {
            return columns.FindCaption(Header, _path);
        }
        catch (CaptionException)
        {
            return null;
        }
    }
}
