using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using Cloud.Unum.USearch;

namespace AlignSharp.Search.Approximate;

/// <summary>
/// USearch's graph (HNSW) by its C interface: the package's own class neither builds on several threads nor filters. Adding
/// and searching are safe from as many threads as it was made for.
/// </summary>
internal sealed unsafe partial class NativeGraph : SafeHandle
{
    private const string Library = "usearch_c";

    private NativeGraph(nint handle)
        : base(0, ownsHandle: true) => SetHandle(handle);

    public override bool IsInvalid => handle == 0;

    /// <summary>An empty graph for vectors of length 1.</summary>
    /// <param name="size">Numbers in a vector.</param>
    /// <param name="capacity">Rows it will have; 0 for one that is read from a file.</param>
    /// <param name="threads">Threads that use it at once.</param>
    /// <param name="options">How it is built and searched.</param>
    public static NativeGraph Create(int size, long capacity, int threads, GraphOptions options)
    {
        // Vectors in 16 bits: a search reads half, and what it finds is scored again in the index's own precision.
        var native = new NativeGraphOptions
        {
            Metric = MetricKind.Ip,
            Quantization = ScalarKind.Float16,
            Dimensions = (nuint)size,
            Connectivity = (nuint)options.Links,
            ExpansionAdd = (nuint)options.BuildEffort,
            ExpansionSearch = (nuint)options.SearchEffort,
        };
        var graph = new NativeGraph(Load(&native, out var error));
        try
        {
            Check(error);
            if (capacity > 0)
            {
                Reserve(graph, (nuint)capacity, out error);
                Check(error);
                SetThreads(graph, (nuint)threads, out error);
                Check(error);
            }

            return graph;
        }
        catch
        {
            graph.Dispose();
            throw;
        }
    }

    public void Add(long row, ReadOnlySpan<float> vector)
    {
        fixed (float* values = vector)
        {
            Add(this, (ulong)row, values, ScalarKind.Float32, out var error);
            Check(error);
        }
    }

    /// <summary>Rows near a vector, nearest first.</summary>
    /// <param name="vector">The vector.</param>
    /// <param name="rows">Filled with the rows.</param>
    /// <param name="mask">A bit for each row that may be found; empty for all.</param>
    /// <returns>How many were found.</returns>
    public int Search(ReadOnlySpan<float> vector, Span<ulong> rows, ReadOnlySpan<ulong> mask)
    {
        var distances = new float[rows.Length];
        fixed (float* values = vector, distance = distances)
        fixed (ulong* found = rows, words = mask)
        {
            var allowed = new AllowedRows(words, (ulong)mask.Length);
            var count = mask.IsEmpty
                ? Search(this, values, ScalarKind.Float32, (nuint)rows.Length, found, distance, out var error)
                : SearchFiltered(this, values, ScalarKind.Float32, (nuint)rows.Length, &IsIn, &allowed, found, distance, out error);
            Check(error);
            return (int)count;
        }
    }

    public void Save(string path)
    {
        Save(this, path, out var error);
        Check(error);
    }

    /// <summary>Maps a file into memory and reads the graph from there.</summary>
    public void View(string path)
    {
        View(this, path, out var error);
        Check(error);
    }

    public long Count()
    {
        var count = Size(this, out var error);
        Check(error);
        return (long)count;
    }

    protected override bool ReleaseHandle()
    {
        Free(handle, out _);
        return true;
    }

    private static nint Load(NativeGraphOptions* options, out nint error)
    {
        try
        {
            return Init(options, out error);
        }
        catch (DllNotFoundException missing)
        {
            throw new SearchException("The graph library cannot be loaded; expected a platform that it is built for, and libgomp1 on Linux.", missing);
        }
    }

    [UnmanagedCallersOnly(CallConvs = [typeof(CallConvCdecl)])]
    private static int IsIn(ulong row, AllowedRows* allowed) => allowed->Contains(row) ? 1 : 0;

    private static void Check(nint error)
    {
        if (error != 0)
        {
            throw new SearchException($"The graph library refused: {Marshal.PtrToStringUTF8(error)?.TrimEnd('.', '!')}; expected a graph that it can use.");
        }
    }

    [LibraryImport(Library, EntryPoint = "usearch_init")]
    private static partial nint Init(NativeGraphOptions* options, out nint error);

    [LibraryImport(Library, EntryPoint = "usearch_free")]
    private static partial void Free(nint graph, out nint error);

    [LibraryImport(Library, EntryPoint = "usearch_reserve")]
    private static partial void Reserve(NativeGraph graph, nuint capacity, out nint error);

    [LibraryImport(Library, EntryPoint = "usearch_change_threads_add")]
    private static partial void SetThreads(NativeGraph graph, nuint threads, out nint error);

    [LibraryImport(Library, EntryPoint = "usearch_add")]
    private static partial void Add(NativeGraph graph, ulong key, float* vector, ScalarKind kind, out nint error);

    [LibraryImport(Library, EntryPoint = "usearch_search")]
    private static partial nuint Search(NativeGraph graph, float* vector, ScalarKind kind, nuint count, ulong* keys, float* distances, out nint error);

    [LibraryImport(Library, EntryPoint = "usearch_filtered_search")]
    private static partial nuint SearchFiltered(
        NativeGraph graph, float* vector, ScalarKind kind, nuint count, delegate* unmanaged[Cdecl]<ulong, AllowedRows*, int> filter, AllowedRows* allowed, ulong* keys, float* distances, out nint error);

    [LibraryImport(Library, EntryPoint = "usearch_save", StringMarshalling = StringMarshalling.Utf8)]
    private static partial void Save(NativeGraph graph, string path, out nint error);

    [LibraryImport(Library, EntryPoint = "usearch_view", StringMarshalling = StringMarshalling.Utf8)]
    private static partial void View(NativeGraph graph, string path, out nint error);

    [LibraryImport(Library, EntryPoint = "usearch_size")]
    private static partial nuint Size(NativeGraph graph, out nint error);
}
