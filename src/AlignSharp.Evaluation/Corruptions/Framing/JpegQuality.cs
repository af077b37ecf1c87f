using AlignSharp.Evaluation.Corruptions.Pixels;
using AlignSharp.Imaging;

namespace AlignSharp.Evaluation.Corruptions.Framing;

/// <summary>JPEG at the qualities that pictures are met with, from 80 down to 5.</summary>
internal sealed class JpegQuality() : Corruption("jpeg_quality", CorruptionFamily.Framing)
{
    private static readonly int[] Qualities = [80, 60, 40, 20, 5];

    private protected override RgbImage Render(RgbImage image, int level, RandomDraws random) =>
        ImageDecoder.Default.Decode(ImageEncoder.Jpeg(image, Qualities[level]), Name);
}
