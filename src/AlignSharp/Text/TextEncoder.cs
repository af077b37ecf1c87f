using System.Runtime.InteropServices;
using AlignSharp.Configuration;

namespace AlignSharp.Text;

/// <summary>
/// From a text to its tokens, without [CLS] and [SEP]: added tokens first, then each stretch between them through the
/// normaliser, the added tokens that are meant to be found only then, the words, and their pieces. Immutable.
/// </summary>
internal sealed class TextEncoder
{
    private readonly TextNormalizer _normalizer;
    private readonly WordPiece _wordPiece;
    private readonly AddedTokenSet _asWritten;
    private readonly AddedTokenSet _asNormalized;

    public TextEncoder(TokenizerDefinition definition)
    {
        _normalizer = new TextNormalizer(definition.Normalizer);
        _wordPiece = new WordPiece(
            definition.Vocabulary, definition.ContinuingPrefix, definition.UnknownId, definition.LongestWord);
        _asWritten = new AddedTokenSet(
            definition.AddedTokens.Where(token => !token.Normalized).Select(token => (token.Content, token)));
        _asNormalized = new AddedTokenSet(
            definition.AddedTokens.Where(token => token.Normalized).Select(token => (Normalize(token), token)));
    }

    /// <summary>Appends the tokens of a text to the buffers' ids.</summary>
    public void Append(ReadOnlySpan<char> text, EncodingBuffers buffers)
    {
        foreach (var section in _asWritten.Split(text))
        {
            if (section.TokenId >= 0)
            {
                buffers.Ids.Add(section.TokenId);
            }
            else
            {
                AppendStretch(section.Text, buffers);
            }
        }
    }

    private void AppendStretch(ReadOnlySpan<char> text, EncodingBuffers buffers)
    {
        buffers.Normalized.Clear();
        _normalizer.Append(text, buffers.Normalized, buffers.Marks);
        foreach (var section in _asNormalized.Split(CollectionsMarshal.AsSpan(buffers.Normalized)))
        {
            if (section.TokenId >= 0)
            {
                buffers.Ids.Add(section.TokenId);
            }
            else
            {
                AppendWords(section.Text, buffers.Ids);
            }
        }
    }

    private void AppendWords(ReadOnlySpan<char> text, List<int> ids)
    {
        foreach (var word in new WordSplitter(text))
        {
            _wordPiece.Append(word, ids);
        }
    }

    private string Normalize(AddedToken token)
    {
        var buffers = new EncodingBuffers();
        _normalizer.Append(token.Content, buffers.Normalized, buffers.Marks);
        return buffers.Normalized.Count > 0
            ? new string(CollectionsMarshal.AsSpan(buffers.Normalized))
            : throw new ConfigurationException(
                $"The added token {token.Content} is normalized away; expected one of which something is left to look for.");
    }
}
