using System.Collections.Immutable;

namespace AlignSharp.Text;

/// <summary>What a folder's tokenizer files say, whichever of the two layouts they have.</summary>
internal sealed record TokenizerDefinition
{
    public required Vocabulary Vocabulary { get; init; }

    public required NormalizerOptions Normalizer { get; init; }

    /// <summary>Tokens to recognise in texts, each with its id, in the vocabulary or beyond.</summary>
    public required ImmutableArray<AddedToken> AddedTokens { get; init; }

    public required int ClassificationId { get; init; }

    public required int SeparatorId { get; init; }

    public required int PaddingId { get; init; }

    public required int UnknownId { get; init; }

    /// <summary>What marks a token that continues a word.</summary>
    public required string ContinuingPrefix { get; init; }

    /// <summary>The most characters of a word; longer ones are unknown.</summary>
    public required int LongestWord { get; init; }

    /// <summary>Tokens of a text, with its two special ones, after which it is cut.</summary>
    public required int MaxLength { get; init; }
}
