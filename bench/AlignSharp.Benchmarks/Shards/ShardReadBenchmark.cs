using System.Diagnostics;
using AlignSharp.Data.Shards;
using AlignSharp.Imaging;

namespace AlignSharp.Benchmarks.Shards;

/// <summary>
/// Reads shards end to end, once as samples and once with every picture decoded to RGB on all cores, and prints rates and
/// peak memory. Memory is flat when the peak does not grow with the size of the shards.
/// </summary>
internal static class ShardReadBenchmark
{
    /// <summary>So that handing work over costs little beside the work.</summary>
    private const int SamplesAtATime = 16;

    public static async Task<int> RunAsync(string[] patterns)
    {
        if (patterns.Length == 0)
        {
            await Console.Error.WriteLineAsync("Name the shards to read: shards 'train-{00000..00127}.tar'.");
            return 2;
        }

        var options = new WebDatasetOptions { Seed = 1, ShuffleShards = true, ShuffleBuffer = 1000 };
        var dataset = new WebDataset(patterns, options);
        var read = await MeasureAsync(() => CountAsync(dataset));
        var decode = await MeasureAsync(() => DecodeAsync(dataset));
        BenchmarkOutput.Print(new
        {
            shards = dataset.Shards.Length,
            samples = read.Count,
            samples_per_second = Math.Round(read.Count / read.Time.TotalSeconds),
            decoded = decode.Count,
            decoded_per_second = Math.Round(decode.Count / decode.Time.TotalSeconds),
            decoded_per_core_second = Math.Round(decode.Count / decode.ProcessorTime.TotalSeconds),
            cores = Environment.ProcessorCount,
            peak_memory_mib = PeakMemory() >> 20,
        });
        return 0;
    }

    private static async Task<long> CountAsync(WebDataset dataset) => await dataset.ReadAsync().LongCountAsync();

    private static async Task<long> DecodeAsync(WebDataset dataset)
    {
        var pictures = 0L;
        await Parallel.ForEachAsync(dataset.ReadAsync().Chunk(SamplesAtATime), (samples, cancellationToken) =>
        {
            Interlocked.Add(ref pictures, samples.Count(Decode));
            return ValueTask.CompletedTask;
        });
        return pictures;
    }

    private static bool Decode(Sample sample)
    {
        var hasPicture = sample.TryGetPicture(out _, out var data);
        if (hasPicture)
        {
            ImageDecoder.Default.Decode(data, sample.Key);
        }

        return hasPicture;
    }

    /// <summary>The processor's time tells what the work costs where other programs take turns on the cores.</summary>
    private static async Task<(long Count, TimeSpan Time, TimeSpan ProcessorTime)> MeasureAsync(Func<Task<long>> work)
    {
        var processor = Environment.CpuUsage.TotalTime;
        var watch = Stopwatch.StartNew();
        return (await work(), watch.Elapsed, Environment.CpuUsage.TotalTime - processor);
    }

    private static long PeakMemory()
    {
        using var process = Process.GetCurrentProcess();
        return process.PeakWorkingSet64;
    }
}
