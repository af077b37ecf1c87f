using AlignSharp.Architecture;
using AlignSharp.Configuration;
using AlignSharp.Testing;
using AlignSharp.Text;

namespace AlignSharp.Benchmarks.Towers;

/// <summary>
/// Times both towers at full size (weights by formula) or of a given model, against a bare ONNX Runtime session on the
/// same graph, by turns: <c>towers [MODEL] [--rounds N]</c>.
/// </summary>
internal static class TowerBenchmark
{
    private const int TextsPerBatch = 16;

    public static Task<int> RunAsync(string[] args)
    {
        var rounds = args.SkipWhile(static arg => arg != "--rounds").Skip(1).Select(int.Parse).FirstOrDefault(10);
        using var model = args is [var folder, ..] && !folder.StartsWith('-') ? AlignModel.Load(folder) : FullSize();
        using var bare = new BareSessions(model);
        BenchmarkOutput.Print(Measure(model, bare, rounds).ToList());
        return Task.FromResult(0);
    }

    private static AlignModel FullSize()
    {
        var plan = AlignPlan.Create(AlignConfig.Load(Fixtures.Path("full")));
        return AlignModel.Create(plan, FullSizeCheckpoint.Build(), Fixtures.Path("layouts", "transformers5"));
    }

    private static IEnumerable<TowerResult> Measure(AlignModel model, BareSessions bare, int rounds)
    {
        foreach (var count in (int[])[1, 8])
        {
            var pixels = Pixels(model, count);
            var times = Timing.Medians(rounds, () => model.GetImageFeatures(pixels), () => bare.RunImages(pixels));
            yield return new TowerResult($"image-b{count}", "align", "fp32", times[0] / count);
            yield return new TowerResult($"image-b{count}", "onnxruntime", "fp32", times[1] / count);
        }

        foreach (var length in (int[])[8, 16, 64])
        {
            var tokens = Tokens(model, length);
            var times = Timing.Medians(rounds, () => model.GetTextFeatures(tokens), () => bare.RunTexts(tokens));
            yield return new TowerResult($"text-{length}", "align", "fp32", times[0] / TextsPerBatch);
            yield return new TowerResult($"text-{length}", "onnxruntime", "fp32", times[1] / TextsPerBatch);
        }
    }

    private static FloatTensor Pixels(AlignModel model, int count)
    {
        var images = model.Processor.Images;
        var pixels = new FloatTensor(count, model.Config.Vision.NumChannels, images.Height, images.Width);
        var random = new Random(1);
        foreach (ref var value in pixels.Values)
        {
            value = (random.NextSingle() * 2) - 1;
        }

        return pixels;
    }

    private static TokenBatch Tokens(AlignModel model, int length)
    {
        var random = new Random(1);
        var ids = Enumerable.Range(0, TextsPerBatch * length).Select(_ => random.NextInt64(model.Config.Text.VocabSize)).ToArray();
        var mask = Enumerable.Repeat(1L, ids.Length).ToArray();
        return new TokenBatch(TextsPerBatch, length, ids, mask, new long[ids.Length]);
    }
}
