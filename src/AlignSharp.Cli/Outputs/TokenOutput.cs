using System.Globalization;
using AlignSharp.Text;

namespace AlignSharp.Cli.Outputs;

/// <summary>
/// Writes the tokens of one text a line: a JSON array of ids, or ids and tokens with a tab between them for people.
/// A text that could not be read is <c>null</c>, so that lines in and lines out stay side by side.
/// </summary>
internal sealed class TokenOutput(TextWriter writer, BertTokenizer tokenizer, bool json)
{
    public void Write(string? text)
    {
        if (text is null)
        {
            writer.WriteLine("null");
            return;
        }

        var ids = tokenizer.Encode(text);
        if (json)
        {
            writer.Write('[');
            WriteIds(ids, ',');
            writer.WriteLine(']');
        }
        else
        {
            WriteIds(ids, ' ');
            writer.Write('\t');
            writer.WriteLine(string.Join(' ', ids.Select(tokenizer.TokenOf)));
        }
    }

    private void WriteIds(ReadOnlySpan<int> ids, char separator)
    {
        Span<char> digits = stackalloc char[11];
        for (var i = 0; i < ids.Length; i++)
        {
            if (i > 0)
            {
                writer.Write(separator);
            }

            ids[i].TryFormat(digits, out var length, provider: CultureInfo.InvariantCulture);
            writer.Write(digits[..length]);
        }
    }
}
