using Microsoft.Extensions.AI;

namespace AlignSharp.Search.Garnet;

/// <summary>How a <see cref="GarnetStore"/> keeps its collections. Immutable.</summary>
public sealed record GarnetStoreOptions
{
    /// <summary>How new collections are laid out in the servers.</summary>
    public GarnetIndexOptions Index { get; init; } = new();

    /// <summary>The name of the model that makes the vectors of new collections; empty where it is not known.</summary>
    public string Model { get; init; } = "";

    /// <summary>The hash of its files (<see cref="Checkpoints.ModelIdentity"/>); a collection of another model is refused where both are known.</summary>
    public string ModelHash { get; init; } = "";

    /// <summary>Embeds records and queries that are no vectors, unless a collection has its own; see <see cref="Stores.AlignEmbeddingGenerator"/>.</summary>
    public IEmbeddingGenerator? EmbeddingGenerator { get; init; }
}
