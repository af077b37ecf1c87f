using System.Collections.Immutable;
using AlignSharp.Data.Shards;

namespace AlignSharp.Evaluation.Robustness;

/// <summary>Draws a class for each picture that is not its own.</summary>
internal static class WrongClasses
{
    /// <param name="labels">The class of each picture.</param>
    /// <param name="classes">How many classes there are, at least 2.</param>
    /// <param name="seed">Decides which.</param>
    public static ImmutableArray<int> Draw(ImmutableArray<int> labels, int classes, ulong seed)
    {
        var random = new SplitMix64(seed, (ulong)labels.Length, (ulong)classes);
        var wrong = ImmutableArray.CreateBuilder<int>(labels.Length);
        foreach (var label in labels)
        {
            wrong.Add((label + 1 + random.Below(classes - 1)) % classes);
        }

        return wrong.MoveToImmutable();
    }
}
