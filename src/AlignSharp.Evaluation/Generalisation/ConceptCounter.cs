using System.Collections.Immutable;
using System.Text;

namespace AlignSharp.Evaluation.Generalisation;

/// <summary>Counts in how many captions each of some names occurs, as whole words whatever their case.</summary>
internal sealed class ConceptCounter
{
    private readonly Dictionary<string, int> _numbers = new(StringComparer.Ordinal);
    private readonly int[] _names;
    private readonly int[] _counts;
    private readonly int _longest;

    public ConceptCounter(IEnumerable<string> names)
    {
        _names = [.. names.Select(Number)];
        _counts = new int[_numbers.Count];
        _longest = _numbers.Keys.Max(static name => name.Split(' ').Length);
    }

    /// <summary>How many captions have each name.</summary>
    public ImmutableArray<int> Counts => [.. _names.Select(number => _counts[number])];

    public void Add(string caption)
    {
        var words = Words(caption);
        var found = new HashSet<int>();
        for (var start = 0; start < words.Length; start++)
        {
            for (var length = 1; length <= Math.Min(_longest, words.Length - start); length++)
            {
                if (_numbers.TryGetValue(string.Join(' ', words, start, length), out var number) && found.Add(number))
                {
                    _counts[number]++;
                }
            }
        }
    }

    private int Number(string name)
    {
        var words = string.Join(' ', Words(name));
        _numbers.TryAdd(words, _numbers.Count);
        return _numbers[words];
    }

    private static string[] Words(string text)
    {
        var letters = new StringBuilder(text.Length);
        foreach (var letter in text)
        {
            letters.Append(char.IsLetterOrDigit(letter) ? char.ToLowerInvariant(letter) : ' ');
        }

        return letters.ToString().Split(' ', StringSplitOptions.RemoveEmptyEntries);
    }
}
