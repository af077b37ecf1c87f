using AlignSharp.Benchmarks;
using AlignSharp.Imaging;
using AlignSharp.Testing;
using AlignSharp.Training.Augmentation;

namespace AlignSharp.Training.Benchmarks;

/// <summary>Times what RandAugment adds to the decoding of a picture, by turns, on one thread.</summary>
internal static class PictureBenchmark
{
    private const int Pictures = 64;
    private const int Side = 96;
    private const int Operations = 2;

    public static PictureResult Run(int rounds)
    {
        var files = Directory.GetFiles(Path.Combine(Fixtures.Repository, "samples"), "*.webp").Order(StringComparer.Ordinal).Select(File.ReadAllBytes).ToArray();
        var crops = files.Select(file => ImageDecoder.Default.Decode(file, "sample").Resize(Side, Side, ResampleFilter.Bilinear)).ToArray();
        var seed = 0UL;
        var times = Timing.Medians(
            rounds,
            () => Each(number => ImageDecoder.Default.Decode(files[number % files.Length], "sample")),
            () => Each(number => RandAugment.Apply(crops[number % crops.Length], Operations, 5, new Chance(seed++))));
        return new PictureResult(Side, Operations, 1000 * times[0] / Pictures, 1000 * times[1] / Pictures);
    }

    private static void Each(Action<int> work)
    {
        for (var number = 0; number < Pictures; number++)
        {
            work(number);
        }
    }
}
