using AlignSharp.Evaluation.Corruptions.Pixels;
using AlignSharp.Imaging;

namespace AlignSharp.Evaluation.Corruptions.Blur;

/// <summary>A camera that moves.</summary>
internal sealed class MotionBlur() : Corruption("motion_blur", CorruptionFamily.Blur)
{
    private const float SteepestAngle = 45;
    private static readonly (int Radius, float Sigma)[] Strengths = [(10, 3), (15, 5), (15, 8), (15, 12), (20, 15)];

    private protected override RgbImage Render(RgbImage image, int level, RandomDraws random)
    {
        var (radius, sigma) = Strengths[level];
        var angle = random.Uniform(-SteepestAngle, SteepestAngle);
        return ColorPlanes.Of(image).Map(channel => Trail.Smear(channel, radius, sigma, angle)).ToImage();
    }
}
