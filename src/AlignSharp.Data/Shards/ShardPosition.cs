using System.Collections.Immutable;

namespace AlignSharp.Data.Shards;

/// <summary>
/// A place between two samples of a <see cref="WebDataset"/>; <see cref="System.Text.Json"/> writes and reads it. Reading on
/// from it gives exactly the samples that would have come.
/// </summary>
/// <param name="Seed">The seed of the order.</param>
/// <param name="Epoch">The epoch, from 0.</param>
/// <param name="Consumed">The samples given in this epoch.</param>
/// <param name="ShardSamples">How many samples each shard read to its end in this epoch had, in the order of reading; from these the shuffle is replayed without reading the shards again.</param>
/// <param name="Order">A fingerprint of all that decides the order: the shards' names and the options.</param>
public sealed record ShardPosition(ulong Seed, int Epoch, long Consumed, ImmutableArray<int> ShardSamples, string Order)
{
    /// <summary>Whether both are the same place in the same order.</summary>
    /// <param name="other">The other position.</param>
    public bool Equals(ShardPosition? other) =>
        other is not null && Seed == other.Seed && Epoch == other.Epoch && Consumed == other.Consumed && Order == other.Order
        && ShardSamples.AsSpan().SequenceEqual(other.ShardSamples.AsSpan());

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(Seed, Epoch, Consumed, Order);
}
