using System.Collections.Immutable;
using AlignSharp.Data.Metadata.Engine;
using AlignSharp.Data.Metadata.Rules;
using DuckDB.NET.Data;

namespace AlignSharp.Data.Metadata.Filtering;

/// <summary>One run's steps, done in order and reported; the last writes.</summary>
internal sealed class FilterRun(
    WorkDatabase database, MetadataSource source, ImmutableArray<FilterStep> steps, IProgress<FilterProgress>? progress)
{
    public async Task JudgeAsync(CancellationToken cancellationToken)
    {
        for (var step = 0; step < steps.Length - 1; step++)
        {
            await RunAsync(step, cancellationToken).ConfigureAwait(false);
        }
    }

    public async Task<FilterSummary> CountAsync(ImmutableArray<FilterRule> rules, CancellationToken cancellationToken)
    {
        var counts = await database.ReadAsync(
            Verdicts.Count(rules.Length), row => Verdicts.ReadCounts(row, rules), cancellationToken).ConfigureAwait(false);
        return counts[0];
    }

    public Task WriteAsync(CancellationToken cancellationToken) => RunAsync(steps.Length - 1, cancellationToken);

    private async Task RunAsync(int step, CancellationToken cancellationToken)
    {
        var (task, statement) = steps[step];
        progress?.Report(new FilterProgress(task, step + 1, steps.Length, 0));
        try
        {
            await database.ExecuteAsync(statement, Fraction(task, step), cancellationToken).ConfigureAwait(false);
        }
        catch (DuckDBException error)
        {
            throw new MetadataException($"{source.Schema.Path}: {task} failed ({EngineError.Describe(error)}).", error);
        }
    }

    private StepProgress? Fraction(string task, int step) => progress is null
        ? null
        : new StepProgress(progress, new FilterProgress(task, step + 1, steps.Length, 0));

    // Not Progress<T>: it would hand reports to a thread of its own, where they could overtake each other.
    private sealed class StepProgress(IProgress<FilterProgress> progress, FilterProgress step) : IProgress<double>
    {
        public void Report(double value) => progress.Report(step with { Fraction = value });
    }
}
