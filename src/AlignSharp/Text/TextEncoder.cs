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
            definition.AddedTokens.Where(token => token.Normalized).Select(token => (Normalize(token, definition), token)));
    }

    /// <summary>
    /// Appends the tokens of a text to the buffers' ids, and stops after the word with which they are at least so many.
    /// What is read decides how a pair is cut, so the reference's rule is kept: added tokens alone do not stop it.
    /// </summary>
    public void Append(ReadOnlySpan<char> text, int enough, EncodingBuffers buffers)
    {
        var full = (int)Math.Min((long)buffers.Ids.Count + enough, int.MaxValue);
        foreach (var section in _asWritten.Split(text))
        {
            if (section.TokenId >= 0)
            {
                buffers.Ids.Add(section.TokenId);
            }
            else if (!TryAppendStretch(section.Text, full, buffers))
            {
                return;
            }
        }
    }

    private bool TryAppendStretch(ReadOnlySpan<char> text, int full, EncodingBuffers buffers)
    {
        buffers.Normalized.Clear();
        _normalizer.Append(text, buffers.Normalized, buffers.Marks);
        foreach (var section in _asNormalized.Split(CollectionsMarshal.AsSpan(buffers.Normalized)))
        {
            if (section.TokenId >= 0)
            {
                buffers.Ids.Add(section.TokenId);
            }
            else if (!TryAppendWords(section.Text, full, buffers.Ids))
            {
                return false;
            }
        }

        return true;
    }

    private bool TryAppendWords(ReadOnlySpan<char> text, int full, List<int> ids)
    {
        foreach (var word in new WordSplitter(text))
        {
            _wordPiece.Append(word, ids);
            if (ids.Count >= full)
            {
                return false;
            }
        }

        return true;
    }

    private string Normalize(AddedToken token, TokenizerDefinition definition)
    {
        var buffers = new EncodingBuffers();
        _normalizer.Append(token.Content, buffers.Normalized, buffers.Marks);
        return buffers.Normalized.Count > 0
            ? new string(CollectionsMarshal.AsSpan(buffers.Normalized))
            : throw new ConfigurationException(
                $"{definition.Vocabulary.Source} adds the token {token.Content}, which is normalized away; expected one that leaves something to look for.");
    }
}
