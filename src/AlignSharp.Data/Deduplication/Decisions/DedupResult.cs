using System.Collections.Immutable;
using AlignSharp.Data.Deduplication.Sources;
using AlignSharp.Data.Metadata.Filtering;

namespace AlignSharp.Data.Deduplication.Decisions;

/// <summary>Everything that a run decided, before it is written.</summary>
/// <param name="Read">The pictures, and what could not be compared.</param>
/// <param name="Verdicts">What becomes of each picture.</param>
/// <param name="Clusters">The pictures that stay with those that go because of them.</param>
/// <param name="Rules">What each rule removes.</param>
internal sealed record DedupResult(
    PictureReading Read, Verdict[] Verdicts, ImmutableArray<DuplicateCluster> Clusters, ImmutableArray<RuleCount> Rules)
{
    public PictureSet Pictures => Read.Pictures;

    public static DedupResult Decide(
        PictureReading read, DedupRequest request, IProgress<DedupProgress>? progress, CancellationToken cancellationToken)
    {
        var pictures = read.Pictures;
        var rules = DedupRules.Find(pictures, request, progress, cancellationToken);
        var preference = Prefer(pictures, request.Keep);
        var verdicts = Selection.Decide(pictures, rules, preference);
        return new DedupResult(
            read, verdicts, DuplicateCluster.Of(verdicts),
            [.. rules.Select(rule => new RuleCount(
                rule.Name,
                rule.Description,
                Selection.Decide(pictures, [rule], preference).LongCount(verdict => verdict.Rule is not null),
                verdicts.LongCount(verdict => verdict.Rule == rule)))]);
    }

    public bool IsKept(int picture) => Verdicts[picture].Rule is null;

    public DedupSummary Summarize() => new(
        Pictures.Own + Read.SkippedOwn,
        Pictures.Count - Pictures.Own,
        Enumerable.Range(0, Pictures.Own).LongCount(IsKept),
        Clusters.Length,
        Rules,
        [.. Read.Skipped],
        [.. Read.Faults]);

    private static int[] Prefer(PictureSet pictures, KeepRule rule)
    {
        var inOrder = Enumerable.Range(0, pictures.Own);
        return [.. rule == KeepRule.Largest ? inOrder.OrderByDescending(picture => pictures[picture].Pixels) : inOrder];
    }
}
