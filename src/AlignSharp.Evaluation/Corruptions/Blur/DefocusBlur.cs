using AlignSharp.Evaluation.Corruptions.Pixels;
using AlignSharp.Imaging;

namespace AlignSharp.Evaluation.Corruptions.Blur;

/// <summary>A lens out of focus.</summary>
internal sealed class DefocusBlur() : Corruption("defocus_blur", CorruptionFamily.Blur)
{
    private static readonly DiskFilter[] Disks = [new(3, 0.1f), new(4, 0.5f), new(6, 0.5f), new(8, 0.5f), new(10, 0.5f)];

    private protected override RgbImage Render(RgbImage image, int level, RandomDraws random) =>
        ColorPlanes.Of(image).Map(Disks[level].Apply).ToImage();
}
