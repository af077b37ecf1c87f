using AlignSharp.Search.Building;

namespace AlignSharp.Cli.Search;

/// <summary>What <c>align index build --json</c> prints.</summary>
internal sealed record IndexReport(
    long Rows, long Added, long Changed, long Unchanged, long Resumed, long Removed, IReadOnlyList<SkippedItem> Skipped, double Seconds, double Busy, IndexReport.StageSeconds Stages)
{
    public static IndexReport Of(IndexBuildReport report) => new(
        report.Index.Rows,
        report.Added,
        report.Changed,
        report.Unchanged,
        report.Resumed,
        report.Removed,
        report.Skipped,
        report.Stages.Elapsed.TotalSeconds,
        report.Stages.Busy,
        new StageSeconds(
            report.Stages.Reading.TotalSeconds,
            report.Stages.Preparing.TotalSeconds,
            report.Stages.Embedding.TotalSeconds,
            report.Stages.Writing.TotalSeconds));

    /// <summary>The seconds of each stage; of reading and preparing, summed over threads.</summary>
    internal sealed record StageSeconds(double Reading, double Preparing, double Embedding, double Writing);
}
