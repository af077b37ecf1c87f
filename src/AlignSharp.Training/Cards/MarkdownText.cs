using System.Text;

namespace AlignSharp.Training.Cards;

/// <summary>Markdown as it grows. Not thread-safe.</summary>
internal sealed class MarkdownText
{
    private readonly StringBuilder _text = new();

    public void Heading(int level, string text) => Paragraph($"{new string('#', level)} {text}");

    public void Paragraph(string text) => _text.Append(text).Append("\n\n");

    public void List(IEnumerable<string> sentences)
    {
        foreach (var sentence in sentences)
        {
            _text.Append("- ").Append(sentence).Append('\n');
        }

        _text.Append('\n');
    }

    public void Code(string language, string text) => Paragraph($"```{language}\n{text}\n```");

    /// <summary>A table; cells may hold anything.</summary>
    public void Table(IReadOnlyList<string> head, IEnumerable<IReadOnlyList<string>> rows)
    {
        Row(head);
        Row([.. head.Select(static _ => "---")]);
        foreach (var row in rows)
        {
            Row([.. row.Select(Cell)]);
        }

        _text.Append('\n');
    }

    public override string ToString() => _text.ToString().TrimEnd() + "\n";

    private static string Cell(string text) => text.ReplaceLineEndings(" ").Replace("|", "\\|", StringComparison.Ordinal);

    private void Row(IReadOnlyList<string> cells) => _text.Append("| ").AppendJoin(" | ", cells).Append(" |\n");
}
