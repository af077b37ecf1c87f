using System.Collections.Immutable;

namespace AlignSharp.Evaluation.Results;

/// <summary>All that a run found, and what it needs to be repeated.</summary>
/// <param name="Provenance">Model, data, versions and seeds.</param>
/// <param name="Splits">In the order in which the set names them.</param>
/// <param name="Skipped">Pictures and rows that were left out.</param>
public sealed record EvaluationResult(Provenance Provenance, ImmutableArray<SplitResult> Splits, ImmutableArray<SkippedSample> Skipped)
{
    /// <summary>Where the time went, in the order of the work.</summary>
    public ImmutableArray<StageTime> Times { get; init; } = [];

    /// <summary>How many pictures or rows one kind of fault left out.</summary>
    /// <param name="kind">The kind.</param>
    public int CountSkipped(SkipKind kind) => Skipped.Count(sample => sample.Kind == kind);

    /// <summary>What was left out, in numbers: "3 missing, 1 broken".</summary>
    public string DescribeSkipped() => string.Join(", ", Skipped.CountBy(static sample => sample.Kind).OrderBy(static kind => kind.Key)
        .Select(static kind => $"{kind.Value} {NameOf(kind.Key)}"));

    /// <summary>What results call a kind: "missing".</summary>
    internal static string NameOf(SkipKind kind) => kind.ToString().ToLowerInvariant();
}
