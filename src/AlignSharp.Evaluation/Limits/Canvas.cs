using AlignSharp.Imaging;

namespace AlignSharp.Evaluation.Limits;

/// <summary>A white square to draw plain shapes on.</summary>
internal sealed class Canvas
{
    public const int Side = 224;
    private readonly byte[] _pixels = new byte[Side * Side * RgbImage.Channels];

    public Canvas() => Array.Fill(_pixels, byte.MaxValue);

    public Canvas Circle(int x, int y, int radius, (byte Red, byte Green, byte Blue) color) =>
        Fill(x, y, radius, color, static (across, down, reach) => (across * across) + (down * down) <= reach * reach);

    public Canvas Square(int x, int y, int radius, (byte Red, byte Green, byte Blue) color) =>
        Fill(x, y, radius, color, static (_, _, _) => true);

    public RgbImage ToImage() => new(Side, Side, _pixels);

    private Canvas Fill(int x, int y, int radius, (byte Red, byte Green, byte Blue) color, Func<int, int, int, bool> isInside)
    {
        for (var row = Math.Max(0, y - radius); row <= Math.Min(Side - 1, y + radius); row++)
        {
            for (var column = Math.Max(0, x - radius); column <= Math.Min(Side - 1, x + radius); column++)
            {
                if (isInside(column - x, row - y, radius))
                {
                    var start = ((row * Side) + column) * RgbImage.Channels;
                    (_pixels[start], _pixels[start + 1], _pixels[start + 2]) = color;
                }
            }
        }

        return this;
    }
}
