using AlignSharp.Text;

namespace AlignSharp.Cli.Hosting;

/// <summary>Warns about texts that a vocabulary mostly cannot spell, such as Japanese on an English one.</summary>
internal sealed class UnknownWords(BertTokenizer tokenizer, Terminal terminal)
{
    // Half counts too: of Japanese the other half is often kana, which say little.
    private const double MostlyUnknown = 0.5;
    private const int ShownInFull = 5;
    private long _count;

    public void Check(string text)
    {
        if (tokenizer.UnknownShare(tokenizer.Encode(text)) < MostlyUnknown)
        {
            return;
        }

        if (++_count <= ShownInFull)
        {
            terminal.Warn($"'{text.ReplaceLineEndings(" ")}' is mostly [UNK] in this model's vocabulary; expect a poor result.");
        }
    }

    public void CheckAll(IEnumerable<string> texts)
    {
        foreach (var text in texts)
        {
            Check(text);
        }

        Conclude();
    }

    /// <summary>Says how many more there were than were shown.</summary>
    public void Conclude()
    {
        if (_count > ShownInFull)
        {
            terminal.Warn($"{_count - ShownInFull} more texts are mostly [UNK] in this model's vocabulary.");
        }
    }
}
