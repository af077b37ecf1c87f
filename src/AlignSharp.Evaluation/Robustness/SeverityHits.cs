using System.Collections.Immutable;
using AlignSharp.Evaluation.Corruptions;

namespace AlignSharp.Evaluation.Robustness;

/// <summary>Which pictures were still classified rightly under one corruption.</summary>
/// <param name="Name">The corruption.</param>
/// <param name="Family">Its family.</param>
/// <param name="Hits">By severity asked for, by picture: 1 or 0.</param>
internal sealed record SeverityHits(string Name, CorruptionFamily Family, ImmutableArray<ImmutableArray<double>> Hits)
{
    /// <summary>The share of severities at which each picture was classified rightly.</summary>
    public ImmutableArray<double> Means =>
        [.. Enumerable.Range(0, Hits[0].Length).Select(picture => Hits.Average(severity => severity[picture]))];
}
