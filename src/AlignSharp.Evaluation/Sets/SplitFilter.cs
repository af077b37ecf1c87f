using System.Collections.Immutable;

namespace AlignSharp.Evaluation.Sets;

/// <summary>Keeps one part of a divided set.</summary>
internal static class SplitFilter
{
    /// <exception cref="EvaluationException">No sample is in the part.</exception>
    public static ImmutableArray<SampleFacts> Keep(ImmutableArray<SampleFacts> samples, string? split, string name)
    {
        ImmutableArray<SampleFacts> kept = split is null ? samples : [.. samples.Where(sample => sample.Split == split)];
        return kept.IsEmpty && !samples.IsEmpty ? throw Missing(name, split!, samples.Select(static sample => sample.Split)) : kept;
    }

    public static EvaluationException Missing(string name, string split, IEnumerable<string> splits) =>
        new($"{name} has no picture in the split {split}; expected one of {string.Join(", ", splits.Distinct().Order(StringComparer.Ordinal))}.");
}
