using AlignSharp.Evaluation.Corruptions.Pixels;
using AlignSharp.Imaging;

namespace AlignSharp.Evaluation.Corruptions.Digital;

/// <summary>Stretching and squeezing of small parts.</summary>
internal sealed class ElasticTransform() : Corruption("elastic_transform", CorruptionFamily.Digital)
{
    private const float Smoothness = 0.01f;
    private const float Reach = 0.005f;
    private const float Truncate = 3;
    private static readonly float[] Strengths = [12.5f, 16.25f, 21.25f, 25, 30];

    private protected override RgbImage Render(RgbImage image, int level, RandomDraws random)
    {
        var across = Shifts(image, Strengths[level], random);
        var down = Shifts(image, Strengths[level], random);
        return ColorPlanes.Of(image).Map(channel => Move(channel, across, down)).ToImage();
    }

    private static Plane Shifts(RgbImage image, float strength, RandomDraws random)
    {
        var side = MathF.Sqrt((float)image.Width * image.Height);
        var drawn = Plane.Draw(image.Width, image.Height, () => strength * random.Uniform(-Reach * side, Reach * side));
        return GaussianFilter.Blur(drawn, Smoothness * side, Truncate, EdgeRule.Reflect);
    }

    private static Plane Move(Plane channel, Plane across, Plane down)
    {
        var moved = new Plane(channel.Width, channel.Height);
        for (var y = 0; y < channel.Height; y++)
        {
            for (var x = 0; x < channel.Width; x++)
            {
                moved[x, y] = channel.Between(x + across[x, y], y + down[x, y], EdgeRule.Reflect);
            }
        }

        return moved;
    }
}
