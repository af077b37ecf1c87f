using AlignSharp.Configuration;

namespace AlignSharp.Text;

/// <summary>Tokens and their ids, as one file gives them. Ids need not be contiguous; several may name the same token.</summary>
internal sealed class Vocabulary
{
    /// <summary>One more than the largest id that is accepted; the largest published vocabularies have a quarter of it.</summary>
    public const int MaximumSize = 1 << 20;

    private readonly List<string?> _tokens = [];
    private long _characters;

    /// <param name="source">The file, for errors.</param>
    public Vocabulary(string source) => Source = source;

    /// <summary>The file that the tokens come from.</summary>
    public string Source { get; }

    /// <summary>The tokens with their ids, to be found at the start of words.</summary>
    public TokenTrie Trie { get; } = new();

    /// <summary>One more than the largest id.</summary>
    public int Size => _tokens.Count;

    /// <summary>Adds a token; a token that is there already gets the new id, and the old one goes on naming it.</summary>
    public void Add(string token, int id)
    {
        if ((uint)id >= MaximumSize)
        {
            throw new ConfigurationException($"{Source} gives a token the id {id}; expected one from 0 to {MaximumSize - 1}.");
        }

        while (_tokens.Count <= id)
        {
            _tokens.Add(null);
        }

        if (_tokens[id] is { } other && other != token)
        {
            throw new ConfigurationException($"{Source} gives the id {id} to both {other} and {token}; expected one token an id.");
        }

        _characters += token.Length;
        if (_characters >= TokenTrie.MaximumNodes)
        {
            throw new ConfigurationException($"{Source} has tokens of more than {TokenTrie.MaximumNodes} characters together; expected fewer.");
        }

        _tokens[id] = token;
        Trie.Add(token, id);
    }

    public int? IdOf(string token) => Trie.Find(token) is >= 0 and var id ? id : null;

    public string? TokenOf(int id) => (uint)id < (uint)_tokens.Count ? _tokens[id] : null;
}
