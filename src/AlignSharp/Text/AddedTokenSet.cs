using System.Buffers;
using System.Diagnostics.CodeAnalysis;

namespace AlignSharp.Text;

/// <summary>Added tokens to look for in a text: the leftmost first, of several at one place the longest.</summary>
internal sealed class AddedTokenSet
{
    private readonly TokenTrie _trie = new();
    private readonly List<AddedToken> _tokens = [];
    private readonly SearchValues<char> _firstCharacters;

    /// <param name="tokens">The tokens with the text to look for; of two that look the same the first counts.</param>
    public AddedTokenSet(IEnumerable<(string Pattern, AddedToken Token)> tokens)
    {
        var first = new HashSet<char>();
        foreach (var (pattern, token) in tokens.DistinctBy(token => token.Pattern))
        {
            _trie.Add(pattern, _tokens.Count);
            _tokens.Add(token);
            first.Add(pattern[0]);
        }

        _firstCharacters = SearchValues.Create([.. first]);
    }

    /// <summary>Cuts a text into the tokens found and what lies between them.</summary>
    public AddedTokenSections Split(ReadOnlySpan<char> text) => new(this, text);

    /// <summary>The first match at or after a place.</summary>
    public bool TryFind(
        ReadOnlySpan<char> text, int from, out int start, out int length, [NotNullWhen(true)] out AddedToken? token)
    {
        for (start = from; ; start++)
        {
            var next = text[start..].IndexOfAny(_firstCharacters);
            if (next < 0)
            {
                (length, token) = (0, null);
                return false;
            }

            start += next;
            length = _trie.MatchLongest(text[start..], out var index);
            if (length > 0)
            {
                token = _tokens[index];
                return true;
            }
        }
    }
}
