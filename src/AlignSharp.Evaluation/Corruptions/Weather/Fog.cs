using AlignSharp.Evaluation.Corruptions.Pixels;
using AlignSharp.Imaging;

namespace AlignSharp.Evaluation.Corruptions.Weather;

/// <summary>Fog: a cloud before the picture, which loses contrast.</summary>
internal sealed class Fog() : Corruption("fog", CorruptionFamily.Weather)
{
    private static readonly (float Density, float Decay)[] Strengths = [(1.5f, 2), (2, 2), (2.5f, 1.7f), (2.5f, 1.5f), (3, 1.4f)];

    private protected override RgbImage Render(RgbImage image, int level, RandomDraws random)
    {
        var (density, decay) = Strengths[level];
        var brightest = image.Pixels.Max() / 255f;
        var scale = brightest / (brightest + density);
        var cloud = Plasma.Draw(image.Width, image.Height, decay, random);
        return ColorPlanes.Of(image).Change(cloud, (value, mist) => (value + (density * mist)) * scale).ToImage();
    }
}
