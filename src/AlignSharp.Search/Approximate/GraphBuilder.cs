using AlignSharp.Search.Storage;

namespace AlignSharp.Search.Approximate;

/// <summary>
/// Builds the graph by which an index is searched approximately (HNSW, by USearch), beside its vectors. A build that was
/// stopped leaves the graph that was there. Thread-safe.
/// </summary>
public static class GraphBuilder
{
    private const int RowsAtOnce = 256;

    /// <summary>Builds the graph of an index; one that is there gives way.</summary>
    /// <param name="folder">The index's folder.</param>
    /// <param name="options">How to build; see its defaults.</param>
    /// <param name="threads">Threads that build; null for one on each core.</param>
    /// <param name="progress">Told how many rows are linked.</param>
    /// <param name="cancellationToken">Stops the build.</param>
    /// <returns>Bytes of the graph.</returns>
    /// <exception cref="SearchException">There is no index, another process writes to it, or an option is out of range.</exception>
    public static long Build(
        string folder, GraphOptions? options = null, int? threads = null, IProgress<long>? progress = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(folder);
        options ??= new GraphOptions();
        options.Check();
        // Without an index no folder must be made for its lock.
        IndexManifest.Read(folder);
        using var folderLock = IndexLock.Acquire(folder);
        var manifest = IndexManifest.Read(folder);
        using var index = EmbeddingIndex.Open(folder);
        if (index.Info.Rows == 0)
        {
            throw new SearchException($"{folder} has no rows; expected at least one to build a graph of.");
        }

        var workers = threads ?? Environment.ProcessorCount;
        using var graph = NativeGraph.Create(index.Info.Size, index.Info.Rows, workers, options);
        try
        {
            Link(index, graph, workers, progress, cancellationToken);
        }
        catch (AggregateException error)
        {
            // One sentence, not one for every thread.
            System.Runtime.ExceptionServices.ExceptionDispatchInfo.Throw(error.Flatten().InnerExceptions[0]);
        }

        var (file, bytes) = Adopt(folder, graph);
        new GraphManifest(GraphManifest.CurrentVersion, file, bytes, manifest.Vectors, options).Write(folder);
        IndexFolder.RemoveOtherGraphs(folder, file);
        return bytes;
    }

    private static void Link(EmbeddingIndex index, NativeGraph graph, int threads, IProgress<long>? progress, CancellationToken cancellationToken)
    {
        var done = 0L;
        var parts = (index.Info.Rows + RowsAtOnce - 1) / RowsAtOnce;
        Parallel.For(0, parts, new ParallelOptions { MaxDegreeOfParallelism = threads, CancellationToken = cancellationToken }, part =>
        {
            var end = Math.Min((part + 1) * RowsAtOnce, index.Info.Rows);
            for (var row = part * RowsAtOnce; row < end; row++)
            {
                graph.Add(row, index.GetVector(row));
            }

            progress?.Report(Interlocked.Add(ref done, end - (part * RowsAtOnce)));
        });
    }

    private static (string File, long Bytes) Adopt(string folder, NativeGraph graph)
    {
        var temporary = IndexFolder.WorkPath(folder, "graph");
        graph.Save(temporary);
        string file;
        long bytes;
        using (var stream = new FileStream(temporary, FileMode.Open, FileAccess.ReadWrite))
        {
            (file, bytes) = ($"graph-{FileHash.Of(stream)}.usearch", stream.Length);
            stream.Flush(flushToDisk: true);
        }

        File.Move(temporary, Path.Combine(folder, file), overwrite: true);
        return (file, bytes);
    }
}
