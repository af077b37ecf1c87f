using AlignSharp.Evaluation.Corruptions.Pixels;
using AlignSharp.Imaging;

namespace AlignSharp.Evaluation.Corruptions.Digital;

/// <summary>JPEG at low quality, with the paper's strengths.</summary>
internal sealed class JpegCompression() : Corruption("jpeg_compression", CorruptionFamily.Digital)
{
    private static readonly int[] Qualities = [25, 18, 15, 10, 7];

    private protected override RgbImage Render(RgbImage image, int level, RandomDraws random) =>
        ImageDecoder.Default.Decode(ImageEncoder.Jpeg(image, Qualities[level]), Name);
}
