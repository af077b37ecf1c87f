using AlignSharp.Evaluation.Corruptions.Pixels;
using AlignSharp.Imaging;

namespace AlignSharp.Evaluation.Corruptions.Weather;

/// <summary>Too much light: the value of each pixel (of hue, saturation and value) is raised.</summary>
internal sealed class Brightness() : Corruption("brightness", CorruptionFamily.Weather)
{
    private static readonly float[] Raises = [0.1f, 0.2f, 0.3f, 0.4f, 0.5f];

    private protected override RgbImage Render(RgbImage image, int level, RandomDraws random)
    {
        var planes = ColorPlanes.Of(image);
        var (red, green, blue) = (planes.Channels[0].Values, planes.Channels[1].Values, planes.Channels[2].Values);
        for (var index = 0; index < red.Length; index++)
        {
            // With hue and saturation kept, all three grow by one factor; black becomes grey.
            var value = Math.Max(red[index], Math.Max(green[index], blue[index]));
            var raised = Math.Min(1, value + Raises[level]);
            (red[index], green[index], blue[index]) = value > 0
                ? (red[index] * raised / value, green[index] * raised / value, blue[index] * raised / value)
                : (raised, raised, raised);
        }

        return planes.ToImage();
    }
}
