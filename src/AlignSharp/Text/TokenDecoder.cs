using System.Text;

namespace AlignSharp.Text;

/// <summary>From ids back to tokens and text. Immutable.</summary>
internal sealed class TokenDecoder
{
    private readonly Vocabulary _vocabulary;
    private readonly Dictionary<int, AddedToken> _added;
    private readonly HashSet<int> _special;
    private readonly string _continuingPrefix;

    public TokenDecoder(TokenizerDefinition definition)
    {
        _vocabulary = definition.Vocabulary;
        _continuingPrefix = definition.ContinuingPrefix;
        _added = definition.AddedTokens.ToDictionary(token => token.Id);
        _special = [definition.ClassificationId, definition.SeparatorId, definition.PaddingId, definition.UnknownId];
        _special.UnionWith(definition.AddedTokens.Where(token => token.Special).Select(token => token.Id));
        Size = Math.Max(_vocabulary.Size, _added.Keys.DefaultIfEmpty().Max() + 1);
    }

    /// <summary>One more than the largest id.</summary>
    public int Size { get; }

    public string? TokenOf(int id) => _vocabulary.TokenOf(id) ?? _added.GetValueOrDefault(id)?.Content;

    public bool IsSpecial(int id) => _special.Contains(id);

    /// <summary>Appends a token to a text: a continuing piece as it is without its mark, a word after a space.</summary>
    public void Append(string token, StringBuilder text)
    {
        if (text.Length > 0 && token.StartsWith(_continuingPrefix, StringComparison.Ordinal))
        {
            text.Append(token, _continuingPrefix.Length, token.Length - _continuingPrefix.Length);
        }
        else
        {
            text.Append(text.Length > 0 ? " " : "").Append(token);
        }
    }
}
