using System.Collections.Immutable;
using AlignSharp.Data.Metadata;

namespace AlignSharp.Data.Deduplication;

/// <summary>What to de-duplicate, how, and where the results go. Immutable.</summary>
public sealed record DedupRequest
{
    /// <summary>
    /// Shards (paths, folders of them, braces, globs), folders of pictures, metadata with a column of perceptual hashes, or
    /// .npy files of embeddings with the keys in a .txt beside each.
    /// </summary>
    public required ImmutableArray<string> Inputs { get; init; }

    /// <summary>Sets, as <see cref="Inputs"/>, near which no picture of the inputs may be; nothing is removed from them.</summary>
    public ImmutableArray<string> Against { get; init; } = [];

    /// <summary>
    /// A folder, which gets the kept samples in shards of the inputs' names, <c>decisions.parquet</c> and
    /// <c>clusters.jsonl</c>; or a table (.parquet, .csv, .tsv, .jsonl, .json) of what became of each picture, with
    /// <c>NAME.clusters.jsonl</c> beside it.
    /// </summary>
    public required string Output { get; init; }

    /// <summary>A page to write on which a person can look at the largest clusters; none unless set.</summary>
    public string? ContactSheet { get; init; }

    /// <summary>How near-duplicates are told.</summary>
    public DedupMethod Method { get; init; } = DedupMethod.PerceptualHash;

    /// <summary>
    /// The most bits, of 64, by which hashes of duplicates differ (those of a crop and its whole may differ in more). Null, the default, takes
    /// <see cref="DefaultHashDistance"/> where colours confirm it, and <see cref="DefaultBareHashDistance"/> where one of the
    /// two is known by its hash alone.
    /// </summary>
    public int? HashDistance { get; init; }

    /// <summary>
    /// The most by which the colours of duplicates differ: the root mean square over 8x8 cells, in levels of 255, after a crop
    /// of up to 3 percent at each edge is undone.
    /// </summary>
    public double ColorDistance { get; init; } = 6;

    /// <summary>The smallest cosine of the embeddings of duplicates; 0.975 in the ALIGN paper.</summary>
    public double Cosine { get; init; } = 0.975;

    /// <summary>Which of several near-duplicates stays.</summary>
    public KeepRule Keep { get; init; } = KeepRule.First;

    /// <summary>Whether duplicates within the inputs stay, and only those of <see cref="Against"/> go.</summary>
    public bool AgainstOnly { get; init; }

    /// <summary>Columns of metadata whose names are not those known: <c>image</c> for the hash, <c>id</c> for the key.</summary>
    public ImmutableArray<ColumnMapping> Columns { get; init; } = [];

    /// <summary>The distance of hashes that colours confirm.</summary>
    public static int DefaultHashDistance => 16;

    /// <summary>The distance of hashes that nothing confirms.</summary>
    public static int DefaultBareHashDistance => 8;

    internal bool UsesHashes => Method.HasFlag(DedupMethod.PerceptualHash);

    internal bool UsesEmbeddings => Method.HasFlag(DedupMethod.Embedding);

    /// <exception cref="DedupRequestException">A bound is outside its range.</exception>
    internal void Check()
    {
        if (HashDistance is < 0 or > 24)
        {
            throw new DedupRequestException($"The hash distance is {HashDistance}; expected 0 to 24 bits, of which 32 are chance.");
        }

        if (!(Cosine is > 0 and <= 1))
        {
            throw new DedupRequestException($"The cosine is {Cosine}; expected above 0 and at most 1.");
        }

        if (!(ColorDistance >= 0))
        {
            throw new DedupRequestException($"The colour distance is {ColorDistance}; expected at least 0 levels.");
        }

        if (Inputs.IsDefaultOrEmpty || (AgainstOnly && Against.IsEmpty))
        {
            throw new DedupRequestException(
                Inputs.IsDefaultOrEmpty ? "No input was named; expected at least one." : "No set to compare with was named; expected at least one.");
        }
    }
}
