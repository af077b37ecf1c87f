using System.Text;
using AlignSharp.Configuration;
using AlignSharp.Text.Files;

namespace AlignSharp.Text;

/// <summary>
/// BERT's WordPiece tokenizer, with the answers of Hugging Face's tokenizers library. Immutable and safe to use from
/// several threads at once.
/// </summary>
public sealed class BertTokenizer
{
    private readonly Vocabulary _vocabulary;
    private readonly SequenceEncoder _encoder;
    private readonly Dictionary<int, AddedToken> _added;
    private readonly string _continuingPrefix;

    internal BertTokenizer(TokenizerDefinition definition)
    {
        _vocabulary = definition.Vocabulary;
        _encoder = new SequenceEncoder(definition);
        _continuingPrefix = definition.ContinuingPrefix;
        MaxLength = definition.MaxLength;
        ClsId = definition.ClassificationId;
        SepId = definition.SeparatorId;
        PadId = definition.PaddingId;
        UnknownId = definition.UnknownId;
        _added = definition.AddedTokens.ToDictionary(token => token.Id);
        VocabularySize = Math.Max(_vocabulary.Size, _added.Keys.DefaultIfEmpty().Max() + 1);
    }

    /// <summary>One more than the largest id; the model's embedding needs at least as many rows.</summary>
    public int VocabularySize { get; }

    /// <summary>The most tokens of a text, special tokens included, that its files allow; 64, as ALIGN was trained, where they set no limit.</summary>
    public int MaxLength { get; }

    /// <summary>The id of the token that starts every text, [CLS].</summary>
    public int ClsId { get; }

    /// <summary>The id of the token that ends every text, [SEP].</summary>
    public int SepId { get; }

    /// <summary>The id that fills up rows, [PAD].</summary>
    public int PadId { get; }

    /// <summary>The id of words that the vocabulary cannot spell, [UNK].</summary>
    public int UnknownId { get; }

    /// <summary>
    /// Reads a folder's tokenizer: <c>tokenizer.json</c> (transformers 5), or <c>vocab.txt</c> (transformers 4), and
    /// <c>tokenizer_config.json</c> beside it.
    /// </summary>
    /// <param name="folder">The folder of a checkpoint or of a saved processor.</param>
    /// <exception cref="ConfigurationException">A file is missing, damaged, or describes another kind of tokenizer.</exception>
    public static BertTokenizer Load(string folder)
    {
        ArgumentException.ThrowIfNullOrEmpty(folder);
        return new BertTokenizer(TokenizerFolder.Read(folder));
    }

    /// <summary>The ids of a text between [CLS] and [SEP]; nothing is cut.</summary>
    /// <param name="text">Any text; half a surrogate pair counts as U+FFFD.</param>
    public int[] Encode(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        return Encode(text.AsSpan());
    }

    /// <inheritdoc cref="Encode(string)"/>
    public int[] Encode(ReadOnlySpan<char> text)
    {
        var buffers = _encoder.Rent();
        _encoder.Encode(text, int.MaxValue, buffers);
        int[] ids = [.. buffers.Ids];
        _encoder.Return(buffers);
        return ids;
    }

    /// <summary>Writes the ids of a text between [CLS] and [SEP] without allocating; nothing is cut.</summary>
    /// <param name="text">Any text; half a surrogate pair counts as U+FFFD.</param>
    /// <param name="ids">Where they go; untouched when there is too little room.</param>
    /// <param name="count">How many there are, whether they fit or not.</param>
    /// <returns>Whether they fit.</returns>
    public bool TryEncode(ReadOnlySpan<char> text, Span<int> ids, out int count)
    {
        var buffers = _encoder.Rent();
        _encoder.Encode(text, int.MaxValue, buffers);
        count = buffers.Ids.Count;
        var fits = count <= ids.Length;
        if (fits)
        {
            buffers.Ids.CopyTo(ids);
        }

        _encoder.Return(buffers);
        return fits;
    }

    /// <summary>The ids of a pair, [CLS] text [SEP] pair [SEP]; nothing is cut.</summary>
    /// <param name="text">The first text.</param>
    /// <param name="pair">The second text.</param>
    public int[] Encode(string text, string pair)
    {
        ArgumentNullException.ThrowIfNull(text);
        ArgumentNullException.ThrowIfNull(pair);
        var buffers = _encoder.Rent();
        _encoder.EncodePair(text, pair, int.MaxValue, buffers);
        int[] ids = [.. buffers.Ids];
        _encoder.Return(buffers);
        return ids;
    }

    /// <summary>Encodes texts into rows of one length, on all cores when there are many.</summary>
    /// <param name="texts">The texts, one a row.</param>
    /// <param name="options">How to cut and to pad; by default to <see cref="MaxLength"/> and to the longest.</param>
    /// <param name="cancellationToken">Stops the work.</param>
    public TokenBatch EncodeBatch(
        IReadOnlyList<string> texts, TextBatchOptions? options = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(texts);
        return Builder(options, SequenceEncoder.TextSpecials).Build(texts, null, cancellationToken);
    }

    /// <summary>Encodes pairs into rows of one length; of a pair that is too long the longer text is cut first.</summary>
    /// <param name="texts">The first texts, one a row.</param>
    /// <param name="pairs">The second texts, as many.</param>
    /// <param name="options">How to cut and to pad; by default to <see cref="MaxLength"/> and to the longest.</param>
    /// <param name="cancellationToken">Stops the work.</param>
    public TokenBatch EncodeBatch(
        IReadOnlyList<string> texts,
        IReadOnlyList<string> pairs,
        TextBatchOptions? options = null,
        CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(texts);
        ArgumentNullException.ThrowIfNull(pairs);
        if (pairs.Count != texts.Count)
        {
            throw new ArgumentException($"{pairs.Count} second texts were given; expected {texts.Count}, one for each first text.", nameof(pairs));
        }

        return Builder(options, SequenceEncoder.PairSpecials).Build(texts, pairs, cancellationToken);
    }

    /// <summary>The token of an id, as the vocabulary writes it ("##ing").</summary>
    /// <param name="id">An id below <see cref="VocabularySize"/>.</param>
    /// <exception cref="ArgumentOutOfRangeException">No token has this id.</exception>
    public string TokenOf(int id) => _vocabulary.TokenOf(id) ?? _added.GetValueOrDefault(id)?.Content
        ?? throw new ArgumentOutOfRangeException(nameof(id), id, "No token of the vocabulary has this id.");

    /// <summary>The text that ids spell, for people to read: words apart, their pieces joined, special tokens left out.</summary>
    /// <param name="ids">Ids below <see cref="VocabularySize"/>.</param>
    public string Decode(ReadOnlySpan<int> ids)
    {
        var text = new StringBuilder();
        foreach (var id in ids)
        {
            if (!IsSpecial(id))
            {
                AppendToken(text, TokenOf(id));
            }
        }

        return text.ToString();
    }

    /// <summary>
    /// How much of an encoded text the vocabulary cannot spell: the share of [UNK] among its tokens without special
    /// ones, from 0 to 1; 0 for a text without tokens. High for Japanese on an English vocabulary.
    /// </summary>
    /// <param name="ids">The ids of a text, with or without special tokens and padding.</param>
    public double UnknownShare(ReadOnlySpan<int> ids)
    {
        var unknown = ids.Count(UnknownId);
        var tokens = unknown;
        foreach (var id in ids)
        {
            tokens += IsSpecial(id) ? 0 : 1;
        }

        return tokens == 0 ? 0 : (double)unknown / tokens;
    }

    private bool IsSpecial(int id) =>
        id == ClsId || id == SepId || id == PadId || id == UnknownId || _added.GetValueOrDefault(id) is { Special: true };

    private TokenBatchBuilder Builder(TextBatchOptions? options, int specials)
    {
        options ??= new TextBatchOptions();
        var maxLength = options.MaxLength ?? MaxLength;
        ArgumentOutOfRangeException.ThrowIfLessThan(maxLength, specials, nameof(options));
        return new TokenBatchBuilder(_encoder, PadId, maxLength, options);
    }

    private void AppendToken(StringBuilder text, string token)
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
