using System.Diagnostics;
using System.Globalization;
using AlignSharp.Search;
using AlignSharp.Search.Approximate;

namespace AlignSharp.Benchmarks.Search;

/// <summary>
/// Approximate search over clustered random vectors beside exact search, by turns in one run:
/// <c>approximate [rows] [size] [links]</c>, 100,000 by 640 with 32 unless given.
/// </summary>
internal static class ApproximateBenchmark
{
    private const int Rounds = 5;
    private const int QueriesAtOnce = 100;

    public static async Task<int> RunAsync(string[] args)
    {
        var (rows, size, links) = (Number(args, 0, 100_000), Number(args, 1, 640), Number(args, 2, 32));
        var folder = Directory.CreateTempSubdirectory("align-graph-");
        try
        {
            await Task.Run(() => Measure(new ClusteredVectors(rows, size), new GraphOptions { Links = links }, folder.FullName));
            return 0;
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static void Measure(ClusteredVectors vectors, GraphOptions options, string folder)
    {
        vectors.WriteIndex(folder, VectorPrecision.Float32);
        var start = Stopwatch.GetTimestamp();
        var bytes = GraphBuilder.Build(folder, options);
        var built = Stopwatch.GetElapsedTime(start);
        using var index = EmbeddingIndex.Open(folder);
        var queries = Enumerable.Range(0, QueriesAtOnce).Select(number => vectors.Queries(1, seed: 10 + number)).ToArray();
        var approximate = new SearchOptions { Approximate = true };
        var times = Timing.Medians(
            Rounds, () => Array.ForEach(queries, query => index.Search(query)), () => Array.ForEach(queries, query => index.Search(query, approximate)));
        var tests = vectors.Queries(500, seed: 3);
        BenchmarkOutput.Print(new
        {
            rows = vectors.Rows,
            size = vectors.Size,
            links = options.Links,
            cores = Environment.ProcessorCount,
            build_s = built.TotalSeconds,
            graph_bytes = bytes,
            exact_query_ms = times[0] / QueriesAtOnce,
            approximate_query_ms = times[1] / QueriesAtOnce,
            speed_of_exact = times[0] / times[1],
            recall_at_10 = SearchRecall.At(index.Search(tests), index.Search(tests, approximate)),
        });
    }

    private static int Number(string[] args, int place, int usual) =>
        args.Length > place ? int.Parse(args[place], CultureInfo.InvariantCulture) : usual;
}
