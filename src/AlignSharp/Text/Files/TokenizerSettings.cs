using System.Collections.Immutable;

namespace AlignSharp.Text.Files;

/// <summary>
/// What tokenizer_config.json, with special_tokens_map.json and added_tokens.json of older layouts, says beside the
/// vocabulary: null where it says nothing, BERT's own special tokens where it names none.
/// </summary>
internal sealed record TokenizerSettings
{
    public string? TokenizerClass { get; init; }

    public bool? LowerCase { get; init; }

    public bool? StripAccents { get; init; }

    public bool? SplitIdeographs { get; init; }

    public int? MaxLength { get; init; }

    public required AddedToken Classification { get; init; }

    public required AddedToken Separator { get; init; }

    public required AddedToken Padding { get; init; }

    public required AddedToken Unknown { get; init; }

    public required AddedToken Mask { get; init; }

    /// <summary>The special tokens that have names.</summary>
    public ImmutableArray<AddedToken> Named => [Padding, Unknown, Classification, Separator, Mask];

    /// <summary>Further tokens, with the ids that the files give them.</summary>
    public ImmutableArray<AddedToken> Others { get; init; } = [];
}
