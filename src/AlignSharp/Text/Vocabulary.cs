using System.Collections;
using AlignSharp.Configuration;

namespace AlignSharp.Text;

/// <summary>Tokens and their ids, as one file gives them. Ids need not be contiguous; several may name the same token.</summary>
internal sealed class Vocabulary : IEnumerable<(string Token, int Id)>
{
    /// <summary>One more than the largest id that is accepted; the largest published vocabularies have a quarter of it.</summary>
    public const int MaximumSize = 1 << 20;

    private readonly Dictionary<string, int> _ids = new(StringComparer.Ordinal);
    private readonly List<string?> _tokens = [];
    private long _characters;

    /// <param name="source">The file, for errors.</param>
    public Vocabulary(string source) => Source = source;

    /// <summary>The file that the tokens come from.</summary>
    public string Source { get; }

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
        _ids[token] = id;
    }

    public int? IdOf(string token) => _ids.TryGetValue(token, out var id) ? id : null;

    public string? TokenOf(int id) => (uint)id < (uint)_tokens.Count ? _tokens[id] : null;

    /// <summary>The id of a token that the tokenizer cannot do without.</summary>
    public int Require(string token) => IdOf(token)
        ?? throw new ConfigurationException($"{Source} has no token {token}; expected it in the vocabulary.");

    public IEnumerator<(string Token, int Id)> GetEnumerator() =>
        _ids.Select(pair => (pair.Key, pair.Value)).GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}
