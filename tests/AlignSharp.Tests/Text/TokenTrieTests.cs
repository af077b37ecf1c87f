using AlignSharp.Text;
using CsCheck;

namespace AlignSharp.Tests.Text;

public sealed class TokenTrieTests
{
    [Fact]
    public void The_longest_match_wins()
    {
        var trie = new TokenTrie();
        trie.Add("a", 0);
        trie.Add("abc", 1);

        Assert.Equal((1, 0), Match(trie, "abd"));
        Assert.Equal((3, 1), Match(trie, "abcd"));
        Assert.Equal(0, trie.MatchLongest("b", out _));
    }

    [Fact]
    public void An_empty_text_matches_nothing_and_a_repeated_one_has_its_last_value()
    {
        var trie = new TokenTrie();
        trie.Add("", 0);
        trie.Add("x", 1);
        trie.Add("x", 2);

        Assert.Equal(0, trie.MatchLongest("", out _));
        Assert.Equal((1, 2), Match(trie, "xy"));
        Assert.True(trie.Find("") < 0);
    }

    [Fact]
    public void It_agrees_with_trying_every_token()
    {
        var word = Gen.Char['a', 'd'].Array[1, 6].Select(letters => new string(letters));
        Gen.Select(word.Array[0, 200], word).Sample((tokens, text) =>
        {
            var trie = new TokenTrie();
            for (var index = 0; index < tokens.Length; index++)
            {
                trie.Add(tokens[index], index);
            }

            var expected = tokens.Where(token => text.StartsWith(token, StringComparison.Ordinal)).MaxBy(token => token.Length);
            var length = trie.MatchLongest(text, out var value);
            Assert.Equal(expected?.Length ?? 0, length);
            Assert.Equal(expected is null ? -1 : Array.LastIndexOf(tokens, expected), value);
        }, iter: 1_000);
    }

    private static (int Length, int Value) Match(TokenTrie trie, string text) => (trie.MatchLongest(text, out var value), value);
}
