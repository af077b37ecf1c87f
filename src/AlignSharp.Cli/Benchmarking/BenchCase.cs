using AlignSharp.Configuration;
using AlignSharp.Text;

namespace AlignSharp.Cli.Benchmarking;

/// <summary>A piece of work that every engine does.</summary>
/// <param name="Name">Its name: image-b8, text-16.</param>
/// <param name="Items">Pictures or texts in it.</param>
/// <param name="Run">Does it once.</param>
internal sealed record BenchCase(string Name, int Items, Action<IBenchEngine> Run)
{
    private const int TextsInBatch = 16;

    /// <summary>Pictures of noise, in one batch.</summary>
    public static BenchCase Images(AlignConfig config, int count, int side)
    {
        var pixels = NoisePictures.Create(config, count, side);
        return new BenchCase($"image-b{count}", count, engine => engine.RunImages(pixels));
    }

    /// <summary>16 texts of some length.</summary>
    public static BenchCase Texts(AlignConfig config, int length)
    {
        var random = new Random(1);
        var ids = Enumerable.Range(0, TextsInBatch * length).Select(_ => random.NextInt64(config.Text.VocabSize)).ToArray();
        var mask = Enumerable.Repeat(1L, ids.Length).ToArray();
        var tokens = new TokenBatch(TextsInBatch, length, ids, mask, new long[ids.Length]);
        return new BenchCase($"text-{length}", TextsInBatch, engine => engine.RunTexts(tokens));
    }
}
