using AlignSharp.Testing;
using AlignSharp.ZeroShot;

namespace AlignSharp.Benchmarks.Memory;

/// <summary>
/// Measures resident memory (Linux): the peak of loading a checkpoint of align-base's size and running both towers, from
/// a cold and from a warm cache, or its growth over many classifications with the default model.
/// <c>memory load MODEL CACHE|none</c>, <c>memory classify [--count N]</c>; <c>memory write MODEL</c> writes the checkpoint.
/// </summary>
internal static class MemoryBenchmark
{
    public static Task<int> RunAsync(string[] args)
    {
        switch (args)
        {
            case ["write", var folder]:
                Directory.CreateDirectory(folder);
                FullSizeCheckpoint.Write(folder);
                return Task.FromResult(0);
            case ["load", var folder, var cache]:
                BenchmarkOutput.Print(Load(folder, cache));
                return Task.FromResult(0);
            case ["classify", .. var rest]:
                BenchmarkOutput.Print(Classify(rest is ["--count", var count] ? int.Parse(count) : 10_000));
                return Task.FromResult(0);
            default:
                Console.Error.WriteLine("memory write MODEL | memory load MODEL CACHE|none | memory classify [--count N]");
                return Task.FromResult(2);
        }
    }

    private static MemoryMark Load(string folder, string cache)
    {
        using var model = AlignModel.Load(folder, new AlignModelOptions { CacheFolder = cache, UseCache = cache != "none" });
        model.GetImageFeatures(new FloatTensor(1, 3, 289, 289));
        model.GetTextFeatures(new Text.TokenBatch(1, 4, [101, 1037, 4937, 102], [1, 1, 1, 1], new long[4]));
        return MemoryMark.Now(0);
    }

    private static List<MemoryMark> Classify(int count)
    {
        using var model = AlignModel.Load(Fixtures.AlignMini);
        var image = Imaging.ImageDecoder.Default.Decode(Fixtures.Path("images", "rgb.png"));
        var classifier = new ZeroShotClassifier(model, LabelSet.Encode(model, ["a cat", "a red car", "a blue circle"]));
        var marks = new List<MemoryMark>();
        for (var done = 0; done <= count; done++)
        {
            classifier.Classify([image]);
            model.GetTextFeatures([new string('a', 1 + (done % 200))]);
            if (done % Math.Max(1, count / 10) == 0)
            {
                marks.Add(MemoryMark.Now(done));
            }
        }

        return marks;
    }
}
