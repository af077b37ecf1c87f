using System.Collections.Immutable;
using AlignSharp.Data.Shards;

namespace AlignSharp.Evaluation.Tasks;

/// <summary>
/// Divides labelled pictures into those to learn from and those to measure on, class by class, as a seed says. A class needs
/// two pictures to be in both; one with a single picture is left out.
/// </summary>
/// <param name="Train">Positions in the labelling to learn from, ascending.</param>
/// <param name="Test">Positions in the labelling to measure on, ascending.</param>
internal sealed record TrainingSplit(ImmutableArray<int> Train, ImmutableArray<int> Test)
{
    /// <summary>Divides positions.</summary>
    /// <param name="labels">The class of each position.</param>
    /// <param name="positions">The positions to divide.</param>
    /// <param name="share">The share of each class to measure on, rounded up.</param>
    /// <param name="seed">Decides which.</param>
    public static TrainingSplit Divide(ImmutableArray<int> labels, IEnumerable<int> positions, double share, ulong seed)
    {
        var random = new SplitMix64(seed, 0x7365656E);
        var (train, test) = (new List<int>(), new List<int>());
        foreach (var own in positions.GroupBy(position => labels[position]).OrderBy(static own => own.Key))
        {
            int[] shuffled = [.. own];
            if (shuffled.Length < 2)
            {
                continue;
            }

            random.Shuffle(shuffled);
            var tested = Math.Clamp((int)Math.Ceiling(share * shuffled.Length), 1, shuffled.Length - 1);
            test.AddRange(shuffled[..tested]);
            train.AddRange(shuffled[tested..]);
        }

        return new([.. train.Order()], [.. test.Order()]);
    }
}
