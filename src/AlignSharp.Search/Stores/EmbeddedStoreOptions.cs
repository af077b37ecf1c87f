using Microsoft.Extensions.AI;

namespace AlignSharp.Search.Stores;

/// <summary>How an <see cref="EmbeddedStore"/> keeps its collections. Immutable.</summary>
public sealed record EmbeddedStoreOptions
{
    /// <summary>How the vectors of new collections are kept.</summary>
    public VectorPrecision Precision { get; init; }

    /// <summary>The name of the model that makes the vectors of new collections; empty where it is not known.</summary>
    public string Model { get; init; } = "";

    /// <summary>The hash of its files (<see cref="Checkpoints.ModelIdentity"/>); a collection of another model is refused where both are known.</summary>
    public string ModelHash { get; init; } = "";

    /// <summary>Embeds records and queries that are no vectors, unless a collection has its own; see <see cref="AlignEmbeddingGenerator"/>.</summary>
    public IEmbeddingGenerator? EmbeddingGenerator { get; init; }

    /// <summary>Threads of one search; null for one on each core.</summary>
    public int? Threads { get; init; }
}
