using System.Text;

namespace AlignSharp.Data.Pairs.Captions;

/// <summary>
/// Reads rows of delimited text. With commas and semicolons, fields may stand in quotes and then hold delimiters, line ends
/// and doubled quotes (RFC 4180); with tabs and bars, quotes are letters like any other.
/// </summary>
internal sealed class DelimitedReader(TextReader text, char delimiter, string path, int firstLine = 1)
{
    private const int MaximumField = 1 << 20;
    private readonly bool _hasQuotes = delimiter is ',' or ';';
    private readonly StringBuilder _field = new();
    private long _line = firstLine;

    /// <summary>The line on which the last row begins.</summary>
    public long Line { get; private set; }

    /// <summary>Reads a row; empty lines are passed over.</summary>
    /// <returns>The fields, or nothing at the end.</returns>
    /// <exception cref="CaptionException">A quote is not closed, or a field is longer than a megabyte.</exception>
    public List<string>? Read()
    {
        while (text.Peek() is '\r' or '\n')
        {
            SkipLineEnd();
        }

        if (text.Peek() < 0)
        {
            return null;
        }

        Line = _line;
        var fields = new List<string> { ReadField() };
        while (text.Peek() == delimiter)
        {
            text.Read();
            fields.Add(ReadField());
        }

        SkipLineEnd();
        return fields;
    }

    private string ReadField()
    {
        _field.Clear();
        if (_hasQuotes && text.Peek() == '"')
        {
            ReadQuoted();
        }

        while (text.Peek() is >= 0 and not ('\r' or '\n') and var letter && letter != delimiter)
        {
            Append((char)text.Read());
        }

        return _field.ToString();
    }

    private void ReadQuoted()
    {
        text.Read();
        while (true)
        {
            switch (text.Read())
            {
                case < 0:
                    throw new CaptionException($"{path} has a quote in the row of line {Line} that is not closed; expected another quote.");
                case '"' when text.Peek() != '"':
                    return;
                case '"':
                    Append((char)text.Read());
                    break;
                case var letter:
                    _line += letter == '\n' ? 1 : 0;
                    Append((char)letter);
                    break;
            }
        }
    }

    private void Append(char letter)
    {
        if (_field.Length == MaximumField)
        {
            throw new CaptionException($"{path} has a field in the row of line {Line} of more than {MaximumField} letters; expected a caption (is a quote not closed?).");
        }

        _field.Append(letter);
    }

    private void SkipLineEnd()
    {
        var letter = text.Read();
        if (letter == '\r' && text.Peek() == '\n')
        {
            text.Read();
        }

        _line++;
    }
}
