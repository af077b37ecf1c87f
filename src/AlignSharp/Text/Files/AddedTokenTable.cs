using System.Collections.Immutable;
using AlignSharp.Configuration;

namespace AlignSharp.Text.Files;

/// <summary>
/// Collects the added tokens of a tokenizer's files and settles their ids: a token of the vocabulary keeps its own,
/// another gets what the file says or the next that is free. The first file to name a token is believed.
/// </summary>
internal sealed class AddedTokenTable(Vocabulary vocabulary)
{
    private const int MaximumCharacters = 1 << 20;
    private readonly Dictionary<string, AddedToken> _tokens = new(StringComparer.Ordinal);
    private readonly Dictionary<int, AddedToken> _beyond = [];
    private int _next = vocabulary.Size;
    private long _characters;

    public ImmutableArray<AddedToken> Tokens => [.. _tokens.Values.OrderBy(token => token.Id)];

    /// <summary>Adds tokens as a file gives them.</summary>
    public void AddRange(IEnumerable<AddedToken> tokens, string source)
    {
        foreach (var token in tokens.OrderBy(token => token.Id == AddedToken.NoId))
        {
            var id = IdOf(token.Content) ?? (token.Id == AddedToken.NoId ? _next : token.Id);
            if (token.Id != AddedToken.NoId && token.Id != id)
            {
                throw new ConfigurationException(
                    $"{source} gives the token {token.Content} the id {token.Id}; expected {id}, as it has it elsewhere.");
            }

            Count(token, source);
            Remember(token with { Id = id }, source);
        }
    }

    /// <summary>Adds tokens that are recognised where they have an id, and otherwise do not matter.</summary>
    public void AddKnown(IEnumerable<AddedToken> tokens)
    {
        foreach (var token in tokens)
        {
            if (IdOf(token.Content) is { } id)
            {
                _tokens.TryAdd(token.Content, token with { Id = id });
            }
        }
    }

    /// <summary>The id of a token that the tokenizer cannot do without.</summary>
    public int Require(AddedToken token) => IdOf(token.Content)
        ?? throw new ConfigurationException($"{vocabulary.Source} has no token {token.Content}; expected it in the vocabulary.");

    private int? IdOf(string content) =>
        vocabulary.IdOf(content) ?? (_tokens.TryGetValue(content, out var token) ? token.Id : null);

    private void Count(AddedToken token, string source)
    {
        _characters += token.Content.Length;
        if (_characters > MaximumCharacters)
        {
            throw new ConfigurationException(
                $"{source} adds tokens of more than {MaximumCharacters} characters together; expected fewer.");
        }
    }

    private void Remember(AddedToken token, string source)
    {
        if (!_tokens.TryAdd(token.Content, token) || vocabulary.IdOf(token.Content) is not null)
        {
            return;
        }

        var other = vocabulary.TokenOf(token.Id) ?? (_beyond.TryGetValue(token.Id, out var added) ? added.Content : null);
        if (other is not null)
        {
            throw new ConfigurationException(
                $"{source} gives the id {token.Id} to both {other} and {token.Content}; expected one token an id.");
        }

        _beyond.Add(token.Id, token);
        _next = Math.Max(_next, token.Id + 1);
    }
}
