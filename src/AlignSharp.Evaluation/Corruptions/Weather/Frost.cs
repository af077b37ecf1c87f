using AlignSharp.Evaluation.Corruptions.Pixels;
using AlignSharp.Imaging;

namespace AlignSharp.Evaluation.Corruptions.Weather;

/// <summary>A window with frost on it. The paper lays photographs of frost over the picture; here the frost is drawn.</summary>
internal sealed class Frost() : Corruption("frost", CorruptionFamily.Weather)
{
    private static readonly (float Kept, float Frost)[] Strengths = [(1, 0.4f), (0.8f, 0.6f), (0.7f, 0.7f), (0.65f, 0.7f), (0.6f, 0.75f)];
    private static readonly float[] Tint = [0.94f, 1, 1.06f];

    private protected override RgbImage Render(RgbImage image, int level, RandomDraws random)
    {
        var (kept, share) = Strengths[level];
        var frost = FrostedWindow.Draw(image.Width, image.Height, random);
        var planes = ColorPlanes.Of(image);
        for (var channel = 0; channel < RgbImage.Channels; channel++)
        {
            var values = planes.Channels[channel].Values;
            for (var index = 0; index < values.Length; index++)
            {
                values[index] = (kept * values[index]) + (share * Tint[channel] * frost.Values[index]);
            }
        }

        return planes.ToImage();
    }
}
