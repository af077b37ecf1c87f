namespace AlignSharp.Data.Pairs;

/// <summary>Adds up captions.</summary>
internal sealed class CaptionStatistics
{
    private const int MostWords = 10_000;
    private const int MostLetters = 100_000;

    public long Count { get; private set; }

    public long Blank { get; private set; }

    public Distribution Words { get; } = new(MostWords);

    public Distribution Letters { get; } = new(MostLetters);

    public void Add(string caption)
    {
        Count++;
        Blank += caption.Length == 0 ? 1 : 0;
        Words.Add(CountWords(caption));
        Letters.Add(caption.Length);
    }

    private static int CountWords(ReadOnlySpan<char> text)
    {
        var words = 0;
        var inWord = false;
        foreach (var letter in text)
        {
            var isSpace = char.IsWhiteSpace(letter);
            words += !isSpace && !inWord ? 1 : 0;
            inWord = !isSpace;
        }

        return words;
    }
}
