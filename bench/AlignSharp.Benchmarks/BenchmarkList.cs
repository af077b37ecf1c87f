using AlignSharp.Benchmarks.Memory;
using AlignSharp.Benchmarks.Metadata;
using AlignSharp.Benchmarks.Processing;
using AlignSharp.Benchmarks.Search;
using AlignSharp.Benchmarks.Serving;
using AlignSharp.Benchmarks.Shards;

namespace AlignSharp.Benchmarks;

/// <summary>The benchmarks by the name that starts them. Each prints JSON on standard output.</summary>
internal static class BenchmarkList
{
    private static readonly SortedDictionary<string, Func<string[], Task<int>>> ByName = new(StringComparer.Ordinal)
    {
        ["approximate"] = ApproximateBenchmark.RunAsync,
        ["memory"] = MemoryBenchmark.RunAsync,
        ["metadata"] = MetadataFilterBenchmark.RunAsync,
        ["processor"] = ProcessorBenchmark.RunAsync,
        ["search"] = SearchBenchmark.RunAsync,
        ["serving"] = ServingBenchmark.RunAsync,
        ["shards"] = ShardReadBenchmark.RunAsync,
    };

    public static async Task<int> RunAsync(string[] args)
    {
        if (args.Length > 0 && ByName.TryGetValue(args[0], out var run))
        {
            return await run(args[1..]);
        }

        await Console.Error.WriteLineAsync($"Name a benchmark to run: {string.Join(", ", ByName.Keys)}.");
        return 2;
    }
}
