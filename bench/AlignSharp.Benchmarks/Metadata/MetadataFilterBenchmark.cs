using System.Diagnostics;
using System.Globalization;
using AlignSharp.Benchmarks.Memory;
using AlignSharp.Data.Metadata;
using AlignSharp.Data.Metadata.Filtering;
using AlignSharp.Data.Metadata.Rules;
using AlignSharp.IO;

namespace AlignSharp.Benchmarks.Metadata;

/// <summary>
/// Filters generated rows with COYO-700M's columns by the <c>coyo</c> preset and the frequency rule:
/// <c>metadata [--rows N] [--ngrams N] [--memory SIZE]</c>. Prints rows a second and the peak of resident memory (Linux).
/// </summary>
internal static class MetadataFilterBenchmark
{
    public static async Task<int> RunAsync(string[] args)
    {
        var rows = long.Parse(Option(args, "--rows", "10000000"), CultureInfo.InvariantCulture);
        var ngrams = long.Parse(Option(args, "--ngrams", "1000000"), CultureInfo.InvariantCulture);
        var memory = Option(args, "--memory", "2GB");
        using var folder = new TemporaryFolder();
        var input = Path.Combine(folder.FullName, "rows.parquet");
        GeneratedMetadata.Write(input, rows);
        var start = Stopwatch.GetTimestamp();
        var filter = new MetadataFilter(new MetadataEngineOptions { MemoryLimit = memory });
        var summary = await filter.RunAsync(new MetadataFilterRequest
        {
            Inputs = [input],
            Output = Path.Combine(folder.FullName, "kept.parquet"),
            Rules = FilterPreset.Coyo.With([new FrequentNgramsRule(ngrams)]),
        });
        var seconds = Stopwatch.GetElapsedTime(start).TotalSeconds;
        BenchmarkOutput.Print(new MetadataFilterResult(
            rows, summary.Kept, seconds, rows / seconds, memory, ProcessStatus.Megabytes("VmHWM")));
        return 0;
    }

    private static string Option(string[] args, string name, string fallback) =>
        args.SkipWhile(arg => arg != name).Skip(1).FirstOrDefault() ?? fallback;
}
