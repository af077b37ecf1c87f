using AlignSharp.Search.Filters;
using AlignSharp.Search.Scoring;
using AlignSharp.Search.Storage;

namespace AlignSharp.Search.Approximate;

/// <summary>The graph of an index, mapped into memory: finds rows that are nearly always the nearest. Thread-safe.</summary>
internal sealed class NeighbourGraph : IDisposable
{
    // What 16 bits confuse is put right by scoring more rows again than are asked for.
    private const int CandidateFactor = 2;
    private readonly NativeGraph _graph;
    private readonly int _effort;
    private readonly long _rows;
    private readonly Lock _turn = new();

    private NeighbourGraph(NativeGraph graph, int effort, long rows) => (_graph, _effort, _rows) = (graph, effort, rows);

    /// <summary>Opens the graph of an index; its hash is checked, since the library follows whatever a file says.</summary>
    /// <exception cref="SearchException">There is none, or it is damaged or of other vectors.</exception>
    public static NeighbourGraph Open(string folder, IndexManifest index)
    {
        var manifest = GraphManifest.Read(folder, index);
        return Open(Path.Combine(folder, manifest.File), manifest, index);
    }

    /// <summary>Opens the graph that a manifest describes.</summary>
    /// <exception cref="SearchException">It is damaged or of other vectors.</exception>
    public static NeighbourGraph Open(string path, GraphManifest manifest, IndexManifest index)
    {
        FileHash.Check(path, manifest.Bytes);
        var graph = NativeGraph.Create(index.Info.Size, 0, 1, manifest.Options);
        try
        {
            graph.View(path);
            return graph.Count() == index.Info.Rows
                ? new NeighbourGraph(graph, manifest.Options.SearchEffort, index.Info.Rows)
                : throw new IndexFileException($"{path} has {graph.Count()} rows; its index expects {index.Info.Rows}.");
        }
        catch
        {
            graph.Dispose();
            throw;
        }
    }

    /// <summary>Rows near each query, in no promised order and without scores.</summary>
    public ScoredRow[][] Search(QueryBlock queries, RowMask? mask, int count, CancellationToken cancellationToken)
    {
        var rows = new ulong[Math.Max(checked(count * CandidateFactor), _effort)];
        var found = new ScoredRow[queries.Count][];
        for (var query = 0; query < found.Length; query++)
        {
            cancellationToken.ThrowIfCancellationRequested();
            lock (_turn)
            {
                var near = _graph.Search(queries[query], rows, mask is null ? default : mask.Words);
                // The file says what its rows are called: those that the index lacks are dropped.
                found[query] = [.. rows.Take(near).Where(row => row < (ulong)_rows).Select(static row => new ScoredRow((long)row, 0))];
            }
        }

        return found;
    }

    public void Dispose() => _graph.Dispose();
}
