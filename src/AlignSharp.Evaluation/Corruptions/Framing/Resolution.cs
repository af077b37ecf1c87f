using AlignSharp.Evaluation.Corruptions.Pixels;
using AlignSharp.Imaging;

namespace AlignSharp.Evaluation.Corruptions.Framing;

/// <summary>A smaller picture, enlarged again: 1/1.5 down to 1/12 of the sides.</summary>
internal sealed class Resolution() : Corruption("resolution", CorruptionFamily.Framing)
{
    private static readonly float[] Shares = [1 / 1.5f, 1 / 2f, 1 / 4f, 1 / 8f, 1 / 12f];

    private protected override RgbImage Render(RgbImage image, int level, RandomDraws random) => image
        .Resize(Math.Max(1, (int)(image.Width * Shares[level])), Math.Max(1, (int)(image.Height * Shares[level])), ResampleFilter.Bilinear)
        .Resize(image.Width, image.Height, ResampleFilter.Bicubic);
}
