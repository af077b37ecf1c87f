using System.Globalization;
using AlignSharp.Search;

namespace AlignSharp.Benchmarks.Search;

/// <summary>
/// Exact search over clustered random vectors in every precision, beside the time that reading the float32 vectors once
/// takes, by turns in one run: <c>search [rows] [size]</c>, 1,000,000 by 640 unless given.
/// </summary>
internal static class SearchBenchmark
{
    private const int Rounds = 7;
    private const int Batch = 32;

    public static async Task<int> RunAsync(string[] args)
    {
        var rows = args.Length > 0 ? int.Parse(args[0], CultureInfo.InvariantCulture) : 1_000_000;
        var size = args.Length > 1 ? int.Parse(args[1], CultureInfo.InvariantCulture) : 640;
        var folder = Directory.CreateTempSubdirectory("align-search-");
        try
        {
            await Task.Run(() => Measure(new ClusteredVectors(rows, size), folder.FullName));
            return 0;
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static void Measure(ClusteredVectors vectors, string folder)
    {
        foreach (var precision in Enum.GetValues<VectorPrecision>())
        {
            vectors.WriteIndex(Path.Combine(folder, precision.ToString()), precision);
        }

        using var single = EmbeddingIndex.Open(Path.Combine(folder, nameof(VectorPrecision.Float32)));
        using var half = EmbeddingIndex.Open(Path.Combine(folder, nameof(VectorPrecision.Float16)));
        using var codes = EmbeddingIndex.Open(Path.Combine(folder, nameof(VectorPrecision.Int8)));
        using var memory = new MemoryPass(Directory.GetFiles(Path.Combine(folder, nameof(VectorPrecision.Float32)), "*.f32").Single());
        var query = vectors.Queries(1, seed: 1);
        var batch = vectors.Queries(Batch, seed: 2);
        var times = Timing.Medians(
            Rounds,
            memory.Run,
            () => single.Search(query),
            () => half.Search(query),
            () => codes.Search(query),
            () => single.Search(batch),
            () => half.Search(batch),
            () => codes.Search(batch));
        var tests = vectors.Queries(200, seed: 3);
        BenchmarkOutput.Print(new
        {
            rows = vectors.Rows,
            size = vectors.Size,
            cores = Environment.ProcessorCount,
            memory_pass_ms = times[0],
            float32 = Report(times[1], times[4], times[0]),
            float16 = Report(times[2], times[5], times[0]),
            int8 = Report(times[3], times[6], times[0]),
            int8_speed_of_float32 = times[1] / times[3],
            int8_recall_at_10 = SearchRecall.At(single.Search(tests), codes.Search(tests)),
        });
    }

    private static object Report(double query, double batch, double memoryPass) => new
    {
        query_ms = query,
        query_over_memory_pass = query / memoryPass,
        batch_ms_a_query = batch / Batch,
        batch_over_memory_pass_a_query = batch / Batch / memoryPass,
    };
}
