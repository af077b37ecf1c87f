using AlignSharp.Testing;
using AlignSharp.Training.Settings;

namespace AlignSharp.Training.Benchmarks;

/// <summary>Trains a tiny model for many steps, and says what the process holds on the way.</summary>
internal static class MemoryBenchmark
{
    private const int Lines = 10;

    public static async Task<IReadOnlyList<MemoryResult>> RunAsync(int steps)
    {
        using var tiny = new TinyRun();
        var settings = tiny.Settings(steps, await tiny.WriteShardAsync(64)) with
        {
            BatchSize = 16,
            Evaluation = new EvaluationSettings { EverySteps = steps },
            Checkpoints = new CheckpointSettings { EverySteps = steps, LogEverySteps = Math.Max(1, steps / Lines) },
        };
        var lines = new MemoryLines();
        using var trainer = Trainer.Start(settings, tiny.Path("run"));
        await trainer.RunAsync(lines);
        return lines.Results;
    }

    private sealed class MemoryLines : IProgress<TrainingProgress>
    {
        public List<MemoryResult> Results { get; } = [];

        public void Report(TrainingProgress value)
        {
            if (value.Entry is { Memory: { } bytes, PairsPerSecond: { } speed })
            {
                Results.Add(new MemoryResult(value.Entry.Step, Math.Round(bytes / (double)(1 << 20), 1), Math.Round(speed)));
                Console.Error.WriteLine(Results[^1]);
            }
        }
    }
}
