using System.Collections.Immutable;
using AlignSharp.Data.Pairs.Captions;

namespace AlignSharp.Evaluation.Sets;

/// <summary>The rows of a delimited file by the names of its columns.</summary>
internal sealed class TableRows
{
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

    public bool Has(string column) => Header.Contains(column, StringComparer.OrdinalIgnoreCase);

    /// <exception cref="EvaluationException">A row has another number of fields than the header.</exception>
    public IEnumerable<TableRow> Read()
    {
        using var text = CaptionText.Open(_path, CaptionEncoding.Utf8);
        var reader = Reader(text);
        reader.Read();
        while (reader.Read() is { } fields)
        {
            yield return fields.Count == Header.Length
                ? new TableRow(Header, fields, fields[_picture].Trim(), _caption is { } caption ? fields[caption].Trim() : "")
                : throw new EvaluationException($"{_path} has {fields.Count} fields in line {reader.Line}; expected {Header.Length}.");
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
