using System.Runtime.InteropServices;

namespace AlignSharp.Text;

/// <summary>
/// WordPiece: a word becomes the longest token it starts with, then the longest continuing token each time, and the
/// unknown token as a whole where that fails or the word is too long. Immutable.
/// </summary>
internal sealed class WordPiece
{
    private readonly TokenTrie _first;
    private readonly TokenTrie _continuing = new();
    private readonly int _unknownId;
    private readonly int _longestWord;

    /// <param name="vocabulary">The tokens.</param>
    /// <param name="prefix">What marks a token that continues a word.</param>
    /// <param name="unknownId">The token of words that have none.</param>
    /// <param name="longestWord">The most characters (Unicode scalars) of a word that is looked at.</param>
    public WordPiece(Vocabulary vocabulary, string prefix, int unknownId, int longestWord)
    {
        _unknownId = unknownId;
        _longestWord = longestWord;
        _first = vocabulary.Trie;
        for (var id = 0; id < vocabulary.Size; id++)
        {
            if (vocabulary.TokenOf(id) is { } token && token.StartsWith(prefix, StringComparison.Ordinal)
                && vocabulary.IdOf(token) == id)
            {
                _continuing.Add(token.AsSpan(prefix.Length), id);
            }
        }
    }

    /// <summary>Appends the tokens of a word.</summary>
    public void Append(ReadOnlySpan<char> word, List<int> ids)
    {
        var before = ids.Count;
        if (word.Length > _longestWord && CountScalars(word) > _longestWord)
        {
            ids.Add(_unknownId);
            return;
        }

        for (var trie = _first; !word.IsEmpty; trie = _continuing)
        {
            var length = trie.MatchLongest(word, out var id);
            if (length == 0)
            {
                CollectionsMarshal.SetCount(ids, before);
                ids.Add(_unknownId);
                return;
            }

            ids.Add(id);
            word = word[length..];
        }
    }

    private static int CountScalars(ReadOnlySpan<char> word)
    {
        var count = word.Length;
        foreach (var character in word)
        {
            count -= char.IsLowSurrogate(character) ? 1 : 0;
        }

        return count;
    }
}
