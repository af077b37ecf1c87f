using AlignSharp.Evaluation.Corruptions.Pixels;
using AlignSharp.Imaging;

namespace AlignSharp.Evaluation.Corruptions.Framing;

/// <summary>A part of the picture, from 80 down to 15 percent of its area, anywhere in it, enlarged to the picture's size.</summary>
internal sealed class Crop() : Corruption("crop", CorruptionFamily.Framing)
{
    private static readonly float[] Areas = [0.8f, 0.6f, 0.4f, 0.25f, 0.15f];

    private protected override RgbImage Render(RgbImage image, int level, RandomDraws random)
    {
        var share = MathF.Sqrt(Areas[level]);
        var (width, height) = (Math.Max(1, (int)(image.Width * share)), Math.Max(1, (int)(image.Height * share)));
        var part = image.Crop(random.Below(image.Width - width + 1), random.Below(image.Height - height + 1), width, height);
        return part.Resize(image.Width, image.Height, ResampleFilter.Bicubic);
    }
}
