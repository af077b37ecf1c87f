using System.Collections.Immutable;

namespace AlignSharp.Checkpoints.Saving;

/// <summary>Decides which tensor goes into which file, as transformers does.</summary>
internal static class ShardPlan
{
    /// <summary>
    /// Fills one shard after the other. A tensor larger than the maximum has a shard to itself, which does not end the
    /// one being filled.
    /// </summary>
    public static ImmutableArray<ImmutableArray<TensorData>> Split(IEnumerable<TensorData> tensors, long maximumBytes)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(maximumBytes);
        var shards = ImmutableArray.CreateBuilder<ImmutableArray<TensorData>>();
        var current = ImmutableArray.CreateBuilder<TensorData>();
        var names = new HashSet<string>();
        var bytes = 0L;
        foreach (var tensor in tensors.OrderBy(tensor => tensor.Name, NaturalNameComparer.Instance))
        {
            if (!names.Add(tensor.Name))
            {
                throw new ArgumentException($"Tensor '{tensor.Name}' was given twice; expected every name once.", nameof(tensors));
            }

            if (tensor.ByteLength > maximumBytes)
            {
                shards.Add([tensor]);
                continue;
            }

            if (tensor.ByteLength > maximumBytes - bytes)
            {
                shards.Add(current.DrainToImmutable());
                bytes = 0;
            }

            current.Add(tensor);
            bytes += tensor.ByteLength;
        }

        if (current.Count > 0 || shards.Count == 0)
        {
            shards.Add(current.DrainToImmutable());
        }

        return shards.DrainToImmutable();
    }
}
