using AlignSharp.Evaluation.Corruptions.Pixels;
using AlignSharp.Imaging;

namespace AlignSharp.Evaluation.Corruptions.Digital;

/// <summary>Too few pixels, each shown as a block.</summary>
internal sealed class Pixelate() : Corruption("pixelate", CorruptionFamily.Digital)
{
    private static readonly float[] Shares = [0.6f, 0.5f, 0.4f, 0.3f, 0.25f];

    private protected override RgbImage Render(RgbImage image, int level, RandomDraws random) => image
        .Resize(Math.Max(1, (int)(image.Width * Shares[level])), Math.Max(1, (int)(image.Height * Shares[level])), ResampleFilter.Box)
        .Resize(image.Width, image.Height, ResampleFilter.Nearest);
}
