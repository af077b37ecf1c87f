using System.Globalization;
using AlignSharp.Benchmarks;
using AlignSharp.Testing;
using AlignSharp.Training.Benchmarks;
using AlignSharp.Training.Benchmarks.Steps;

// [MODEL] [--rounds N] [--batch N] times a step of an architecture in three ways; "memory" [--steps N] watches the process over
// many steps; "pictures" [--rounds N] times decoding and RandAugment.
switch (args.FirstOrDefault())
{
    case "memory":
        BenchmarkOutput.Print(await MemoryBenchmark.RunAsync(Option("--steps", 2000)));
        break;
    case "pictures":
        BenchmarkOutput.Print(PictureBenchmark.Run(Option("--rounds", 9)));
        break;
    default:
        var folder = args is [var first, ..] && !first.StartsWith('-') ? first : Fixtures.AlignMini;
        BenchmarkOutput.Print(StepComparison.Run(folder, Option("--rounds", 3), Option("--batch", 64)));
        break;
}

int Option(string name, int otherwise) =>
    args.SkipWhile(arg => arg != name).Skip(1).Select(value => int.Parse(value, CultureInfo.InvariantCulture)).FirstOrDefault(otherwise);
