using AlignSharp.Evaluation.Corruptions.Pixels;
using AlignSharp.Imaging;

namespace AlignSharp.Evaluation.Corruptions.Framing;

/// <summary>A picture turned by 5 to 45 degrees, to either side; corners that come from outside are black.</summary>
internal sealed class Rotation() : Corruption("rotation", CorruptionFamily.Framing)
{
    private static readonly float[] Degrees = [5, 10, 20, 30, 45];

    private protected override RgbImage Render(RgbImage image, int level, RandomDraws random)
    {
        var angle = Degrees[level] * MathF.PI / 180 * (random.Below(2) == 0 ? 1 : -1);
        return ColorPlanes.Of(image).Map(channel => Turn(channel, angle)).ToImage();
    }

    private static Plane Turn(Plane channel, float angle)
    {
        var (sin, cos) = MathF.SinCos(angle);
        var (middleX, middleY) = ((channel.Width - 1) / 2f, (channel.Height - 1) / 2f);
        var turned = new Plane(channel.Width, channel.Height);
        for (var y = 0; y < channel.Height; y++)
        {
            for (var x = 0; x < channel.Width; x++)
            {
                var fromX = middleX + (cos * (x - middleX)) + (sin * (y - middleY));
                var fromY = middleY - (sin * (x - middleX)) + (cos * (y - middleY));
                turned[x, y] = IsInside(channel, fromX, fromY) ? channel.Between(fromX, fromY, EdgeRule.Repeat) : 0;
            }
        }

        return turned;
    }

    private static bool IsInside(Plane channel, float x, float y) =>
        x >= -0.5f && y >= -0.5f && x <= channel.Width - 0.5f && y <= channel.Height - 0.5f;
}
