using System.Collections.Immutable;
using AlignSharp.Data.Shards;

namespace AlignSharp.Evaluation.Robustness;

/// <summary>Draws some of many pictures.</summary>
internal static class PictureDraw
{
    /// <returns>At most <paramref name="most"/> of the rows, ascending.</returns>
    public static ImmutableArray<int> Take(ImmutableArray<int> rows, int most, ulong seed)
    {
        if (rows.Length <= most)
        {
            return rows;
        }

        int[] order = [.. rows];
        new SplitMix64(seed, (ulong)rows.Length).Shuffle(order);
        return [.. order.Take(most).Order()];
    }
}
