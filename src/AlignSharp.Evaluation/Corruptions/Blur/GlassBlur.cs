using AlignSharp.Evaluation.Corruptions.Pixels;
using AlignSharp.Imaging;

namespace AlignSharp.Evaluation.Corruptions.Blur;

/// <summary>Frosted glass: pixels move to places near by, between two light blurs.</summary>
internal sealed class GlassBlur() : Corruption("glass_blur", CorruptionFamily.Blur)
{
    private const float Truncate = 4;
    private static readonly (float Sigma, int Reach, int Rounds)[] Strengths = [(0.7f, 1, 2), (0.9f, 2, 1), (1, 2, 3), (1.1f, 3, 2), (1.5f, 4, 2)];

    private protected override RgbImage Render(RgbImage image, int level, RandomDraws random)
    {
        var (sigma, reach, rounds) = Strengths[level];
        var filter = new GaussianFilter(sigma, Truncate, EdgeRule.Repeat);
        var blurred = ColorPlanes.Of(image).Map(filter.Apply);
        for (var round = 0; round < rounds; round++)
        {
            Move(blurred, reach, random);
        }

        return blurred.Map(filter.Apply).ToImage();
    }

    // From the last pixel to the first: each takes the place of one near by, which stays where it is too.
    private static void Move(ColorPlanes planes, int reach, RandomDraws random)
    {
        for (var y = planes.Height - reach; y > reach; y--)
        {
            for (var x = planes.Width - reach; x > reach; x--)
            {
                var (across, down) = (random.Below(2 * reach) - reach, random.Below(2 * reach) - reach);
                foreach (var channel in planes.Channels)
                {
                    channel[x, y] = channel[x + across, y + down];
                }
            }
        }
    }
}
