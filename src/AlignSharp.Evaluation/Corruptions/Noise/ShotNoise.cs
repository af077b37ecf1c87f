using System.Collections.Immutable;
using AlignSharp.Evaluation.Corruptions.Pixels;
using AlignSharp.Imaging;

namespace AlignSharp.Evaluation.Corruptions.Noise;

/// <summary>Noise of light itself: every value is a count of few photons.</summary>
internal sealed class ShotNoise() : Corruption("shot_noise", CorruptionFamily.Noise)
{
    private static readonly float[] Photons = [60, 25, 12, 5, 3];
    private static readonly Lazy<ImmutableArray<PoissonTable>>[] Tables = Array.ConvertAll(Photons, static most => new Lazy<ImmutableArray<PoissonTable>>(
        () => [.. Enumerable.Range(0, byte.MaxValue + 1).Select(value => new PoissonTable(value / 255d * most))]));

    private protected override RgbImage Render(RgbImage image, int level, RandomDraws random)
    {
        var (most, tables) = (Photons[level], Tables[level].Value);
        var source = image.Pixels;
        var pixels = new byte[source.Length];
        for (var index = 0; index < pixels.Length; index++)
        {
            var count = tables[source[index]].Draw(random.Uniform());
            pixels[index] = (byte)((Math.Min(1, count / most) * 255) + 0.5f);
        }

        return new RgbImage(image.Width, image.Height, pixels);
    }
}
