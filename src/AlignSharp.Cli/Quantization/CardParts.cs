namespace AlignSharp.Cli.Quantization;

/// <summary>A model card taken apart.</summary>
/// <param name="Head">The metadata in YAML between its fences, with a blank line behind; empty where there are none.</param>
/// <param name="Body">The text, without blank lines around it.</param>
internal sealed record CardParts(string Head, string Body)
{
    private const string Fence = "---";
    private static readonly string[] Theirs = ["library_name:", "model-index:"];

    /// <summary>
    /// Takes a card apart. The metadata's results and the library that loads the model are left out: the hub shows them as
    /// those of the model that has the card.
    /// </summary>
    public static CardParts Of(string card)
    {
        var lines = card.ReplaceLineEndings("\n").Split('\n');
        var end = lines[0] == Fence ? Array.IndexOf(lines, Fence, 1) : -1;
        var head = end < 0 ? "" : $"{string.Join('\n', [Fence, .. Shared(lines[1..end]), Fence])}\n\n";
        return new CardParts(head, string.Join('\n', lines[(end + 1)..]).Trim('\n'));
    }

    // What belongs to a key is indented, or begins with the dash of a list; the next key ends it.
    private static IEnumerable<string> Shared(string[] lines)
    {
        var isTheirs = false;
        foreach (var line in lines)
        {
            isTheirs = line is [not (' ' or '-' or '#'), ..] ? Theirs.Any(key => line.StartsWith(key, StringComparison.Ordinal)) : isTheirs;
            if (!isTheirs)
            {
                yield return line;
            }
        }
    }
}
