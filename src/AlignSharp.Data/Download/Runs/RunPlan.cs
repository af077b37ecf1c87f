using AlignSharp.Data.Download.Rows;

namespace AlignSharp.Data.Download.Runs;

/// <summary>
/// A run's folder opened for work: what is planned, what of it is whole, and the rows of what is not. Belongs to one
/// process until it is disposed.
/// </summary>
internal sealed class RunPlan : IDisposable
{
    private readonly RowDatabase _database;
    private readonly DownloadOptions _options;
    private readonly InputRows _inputs;

    private RunPlan(RunFolder folder, RowDatabase database, DownloadOptions options, InputRows inputs, RunManifest manifest)
    {
        (Folder, _database, _options, _inputs, Manifest) = (folder, database, options, inputs, manifest);
    }

    public RunFolder Folder { get; }

    public RunManifest Manifest { get; private set; }

    public static async Task<RunPlan> OpenAsync(DownloadOptions options, CancellationToken cancellationToken)
    {
        var paths = await InputFiles.FindAsync(options.Inputs, cancellationToken).ConfigureAwait(false);
        var folder = RunFolder.Open(options.Output);
        RowDatabase? database = null;
        try
        {
            database = new RowDatabase(folder.Scratch);
            var inputs = InputRows.Open(database, paths, options, cancellationToken);
            return new RunPlan(folder, database, options, inputs, RunStart.Manifest(folder, options, inputs));
        }
        catch
        {
            database?.Dispose();
            folder.Dispose();
            throw;
        }
    }

    /// <summary>Whether the last part is a retry that is not finished.</summary>
    public bool IsRetryUnfinished => Manifest.Parts[^1] is { Kind: PartKind.Retry } part && Stretches(part).Any();

    /// <summary>The statistics of all shards that are whole.</summary>
    public IEnumerable<ShardStatistics> Finished() =>
        Enumerable.Range(0, Manifest.Shards).Select(Folder.Finished).OfType<ShardStatistics>();

    /// <summary>The shards that are not whole, in order, each with its rows. Read one after the other, from any thread.</summary>
    public IEnumerable<ShardRows> Pending()
    {
        foreach (var part in Manifest.Parts)
        {
            foreach (var shards in Stretches(part))
            {
                using var rows = Read(part, part.FirstRow(shards[0])).GetEnumerator();
                foreach (var shard in shards)
                {
                    yield return new ShardRows(shard, part.Number, Take(rows, part.RowsIn(shard), part));
                }
            }
        }
    }

    /// <summary>Plans the retry or the new rows that the options ask for; all shards must be whole.</summary>
    /// <returns>Whether there is more to do.</returns>
    public bool Extend(CancellationToken cancellationToken)
    {
        var planner = new PartPlanner(Folder, _database);
        var before = Manifest;
        if (_options.RetryFailed)
        {
            Manifest = planner.Retry(Manifest, cancellationToken);
        }
        else if (_options.Incremental && !RunStart.Knows(Manifest, _inputs))
        {
            Manifest = planner.NewRows(Manifest, _inputs, cancellationToken);
        }

        return Manifest != before;
    }

    public void Dispose()
    {
        _database.Dispose();
        Folder.Dispose();
    }

    private IEnumerable<PairRow> Read(RunPart part, long from) => part.StoredRows is { } stored
        ? StoredRows.Read(_database, Path.Combine(Folder.FullName, stored), from)
        : RunStart.RequireFirst(Manifest, _inputs, Folder).Read(_database, from);

    // Shards that follow each other are read in one go.
    private IEnumerable<List<int>> Stretches(RunPart part)
    {
        List<int> stretch = [];
        for (var shard = part.FirstShard; shard < part.EndShard; shard++)
        {
            if (Folder.Finished(shard) is null)
            {
                stretch.Add(shard);
            }
            else if (stretch.Count > 0)
            {
                yield return stretch;
                stretch = [];
            }
        }

        if (stretch.Count > 0)
        {
            yield return stretch;
        }
    }

    private static List<PairRow> Take(IEnumerator<PairRow> rows, int count, RunPart part)
    {
        var taken = new List<PairRow>(count);
        while (taken.Count < count)
        {
            if (!rows.MoveNext())
            {
                throw new DownloadRunException(
                    $"Part {part.Number} of the run ends before its {part.Rows} rows; expected as many as were counted.");
            }

            taken.Add(rows.Current);
        }

        return taken;
    }
}
