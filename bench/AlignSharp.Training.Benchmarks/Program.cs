using System.Globalization;
using AlignSharp.Benchmarks;
using AlignSharp.Configuration;
using AlignSharp.Testing;
using AlignSharp.Training.Benchmarks;
using AlignSharp.Training.Towers;

// Times one training step of the default model's architecture in three ways, by turns: [MODEL] [--rounds N] [--batch N].
var folder = args is [var first, ..] && !first.StartsWith('-') ? first : Fixtures.AlignMini;
var (rounds, batch) = (Option("--rounds", 3), Option("--batch", 64));
var config = AlignConfig.Load(folder);
using var bf16 = StepBenchmark.Create("align bf16", config, batch, Precision.BFloat16);
using var fp32 = StepBenchmark.Create("align fp32", config, batch, Precision.Float32);
using var plain = StepBenchmark.CreatePlain("plain fp32", config, batch);

var times = Timing.Medians(rounds, bf16.Step, fp32.Step, plain.Step);
BenchmarkOutput.Print(new StepBenchmark[] { bf16, fp32, plain }.Zip(times, (way, milliseconds) =>
    new StepResult(way.Name, batch, milliseconds, batch * 1000 / milliseconds, times[^1] / milliseconds)));

int Option(string name, int otherwise) =>
    args.SkipWhile(arg => arg != name).Skip(1).Select(value => int.Parse(value, CultureInfo.InvariantCulture)).FirstOrDefault(otherwise);
