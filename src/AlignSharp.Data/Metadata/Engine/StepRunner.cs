using DuckDB.NET.Data;

namespace AlignSharp.Data.Metadata.Engine;

/// <summary>Does a run's statements one after the other, tells how far it is, and names the file and the task that fail.</summary>
/// <param name="database">Where they run.</param>
/// <param name="file">The file to name.</param>
/// <param name="steps">How many there will be.</param>
/// <param name="progress">Whom to tell.</param>
internal sealed class StepRunner(WorkDatabase database, string file, int steps, IProgress<MetadataProgress>? progress)
{
    private int _step;

    public async Task ExecuteAsync(string task, SqlStatement statement, CancellationToken cancellationToken)
    {
        var fraction = Begin(task);
        try
        {
            await database.ExecuteAsync(statement, fraction, cancellationToken).ConfigureAwait(false);
        }
        catch (DuckDBException error)
        {
            throw Failure(task, error);
        }
    }

    public async Task<List<T>> ReadAsync<T>(
        string task, SqlStatement statement, Func<DuckDBDataReader, T> read, CancellationToken cancellationToken)
    {
        Begin(task);
        try
        {
            return await database.ReadAsync(statement, read, cancellationToken).ConfigureAwait(false);
        }
        catch (DuckDBException error)
        {
            throw Failure(task, error);
        }
    }

    private StepProgress? Begin(string task)
    {
        var start = new MetadataProgress(task, ++_step, steps, 0);
        progress?.Report(start);
        return progress is null ? null : new StepProgress(progress, start);
    }

    private MetadataException Failure(string task, DuckDBException error) =>
        new($"{file}: {task} failed ({EngineError.Describe(error)}).", error);

    // Not Progress<T>: it would hand reports to a thread of its own, where they could overtake each other.
    private sealed class StepProgress(IProgress<MetadataProgress> progress, MetadataProgress start) : IProgress<double>
    {
        public void Report(double value) => progress.Report(start with { Fraction = value });
    }
}
