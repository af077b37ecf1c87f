using System.Diagnostics;
using System.Globalization;
using AlignSharp.Benchmarks.Memory;
using AlignSharp.Data.Metadata.Filtering;
using AlignSharp.Data.Metadata.Rules;

namespace AlignSharp.Benchmarks.Metadata;

/// <summary>
/// Filters generated rows by COYO's preset and the frequency rule, and prints rows a second and peak memory:
/// <c>metadata --rows 10000000 [--top-ngrams 1000000]</c>.
/// </summary>
internal static class MetadataFilterBenchmark
{
    public static async Task<int> RunAsync(string[] args)
    {
        var rows = Option(args, "--rows", 1_000_000);
        var rules = FilterPreset.Coyo.With([new FrequentNgramsRule(Option(args, "--top-ngrams", 1_000_000))]);
        var folder = Directory.CreateTempSubdirectory("align-benchmark-");
        try
        {
            var input = Path.Combine(folder.FullName, "pairs.parquet");
            GeneratedCoyo.Write(input, rows);
            ForgetPeak();
            var request = new MetadataFilterRequest
            {
                Inputs = [input],
                Output = Path.Combine(folder.FullName, "kept.parquet"),
                Rules = rules,
            };
            var watch = Stopwatch.StartNew();
            var summary = await new MetadataFilter().RunAsync(request);
            Print(summary, watch.Elapsed, new FileInfo(input).Length);
            return 0;
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static void Print(FilterSummary summary, TimeSpan time, long bytes) => BenchmarkOutput.Print(new
    {
        rows = summary.Rows,
        kept = summary.Kept,
        input_mebibytes = bytes >> 20,
        seconds = Math.Round(time.TotalSeconds, 1),
        rows_per_second = Math.Round(summary.Rows / time.TotalSeconds),
        peak_resident_megabytes = ProcessStatus.Megabytes("VmHWM"),
        cores = Environment.ProcessorCount,
        rules = summary.Rules.Select(rule => new { rule.Name, rule.RemovedAlone, rule.Removed }),
    });

    // Linux then counts the peak from here on, so that making the rows is not measured.
    private static void ForgetPeak() => File.WriteAllText("/proc/self/clear_refs", "5");

    private static long Option(string[] args, string name, long fallback)
    {
        var place = Array.IndexOf(args, name);
        return place >= 0 && place + 1 < args.Length ? long.Parse(args[place + 1], CultureInfo.InvariantCulture) : fallback;
    }
}
