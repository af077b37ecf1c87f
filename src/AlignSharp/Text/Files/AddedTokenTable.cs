using System.Collections.Immutable;
using AlignSharp.Configuration;

namespace AlignSharp.Text.Files;

/// <summary>
/// Collects the added tokens of a tokenizer's files. A token of the vocabulary keeps its id, another joins it, and
/// whichever file says first how a token is recognised is believed.
/// </summary>
internal sealed class AddedTokenTable(Vocabulary vocabulary)
{
    /// <summary>In place of an id, where a file adds a token without giving it one: it gets the next that is free.</summary>
    public const int NoId = -1;

    private readonly Dictionary<string, AddedToken> _tokens = new(StringComparer.Ordinal);
    private readonly List<string> _order = [];

    public ImmutableArray<AddedToken> Tokens => [.. _order.Select(content => _tokens[content])];

    /// <summary>Adds tokens with the ids that a file gives them.</summary>
    public void AddRange(IEnumerable<(AddedToken Token, int Id)> tokens, string source)
    {
        foreach (var (token, id) in tokens.OrderBy(token => token.Id == NoId))
        {
            if (vocabulary.IdOf(token.Content) is not { } known)
            {
                vocabulary.Add(token.Content, id == NoId ? vocabulary.Size : id);
            }
            else if (id != NoId && id != known)
            {
                throw new ConfigurationException(
                    $"{source} gives the token {token.Content} the id {id}; expected {known}, as the vocabulary has it.");
            }

            Remember(token);
        }
    }

    /// <summary>Adds tokens that are recognised where the vocabulary has them, and otherwise do not matter.</summary>
    public void AddKnown(IEnumerable<AddedToken> tokens)
    {
        foreach (var token in tokens.Where(token => vocabulary.IdOf(token.Content) is not null))
        {
            Remember(token);
        }
    }

    private void Remember(AddedToken token)
    {
        if (_tokens.TryAdd(token.Content, token))
        {
            _order.Add(token.Content);
        }
    }
}
