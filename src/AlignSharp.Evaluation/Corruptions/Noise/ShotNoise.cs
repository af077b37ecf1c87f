using AlignSharp.Evaluation.Corruptions.Pixels;
using AlignSharp.Imaging;

namespace AlignSharp.Evaluation.Corruptions.Noise;

/// <summary>Noise of light itself: every value is a count of few photons.</summary>
internal sealed class ShotNoise() : Corruption("shot_noise", CorruptionFamily.Noise)
{
    private static readonly float[] Photons = [60, 25, 12, 5, 3];

    private protected override RgbImage Render(RgbImage image, int level, RandomDraws random)
    {
        var most = Photons[level];
        var tables = new PoissonTable?[256];
        var pixels = new byte[image.Pixels.Length];
        for (var index = 0; index < pixels.Length; index++)
        {
            var value = image.Pixels[index];
            var count = (tables[value] ??= new PoissonTable(value / 255d * most)).Draw(random.Uniform());
            pixels[index] = (byte)((Math.Min(1, count / most) * 255) + 0.5f);
        }

        return new RgbImage(image.Width, image.Height, pixels);
    }
}
