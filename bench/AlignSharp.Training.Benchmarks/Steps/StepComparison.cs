using AlignSharp.Benchmarks;
using AlignSharp.Configuration;
using AlignSharp.Training.Towers;

namespace AlignSharp.Training.Benchmarks.Steps;

/// <summary>Times one training step of an architecture in three ways, by turns.</summary>
internal static class StepComparison
{
    public static IReadOnlyList<StepResult> Run(string folder, int rounds, int batch)
    {
        var config = AlignConfig.Load(folder);
        using var bf16 = StepBenchmark.Create("align bf16", config, batch, Precision.BFloat16);
        using var fp32 = StepBenchmark.Create("align fp32", config, batch, Precision.Float32);
        using var plain = StepBenchmark.CreatePlain("plain fp32", config, batch);

        var times = Timing.Medians(rounds, bf16.Step, fp32.Step, plain.Step);
        return [.. new[] { bf16, fp32, plain }.Zip(times, (way, milliseconds) =>
            new StepResult(way.Name, batch, milliseconds, batch * 1000 / milliseconds, times[^1] / milliseconds))];
    }
}
