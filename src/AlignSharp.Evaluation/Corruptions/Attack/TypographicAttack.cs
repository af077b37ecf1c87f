using AlignSharp.Evaluation.Corruptions.Pixels;
using AlignSharp.Imaging;

namespace AlignSharp.Evaluation.Corruptions.Attack;

/// <summary>
/// A label pasted on the picture that names what is not there, black on white: from 40 percent of the picture's width to all
/// of it. A model that reads may believe the label.
/// </summary>
/// <param name="text">What the label says.</param>
internal sealed class TypographicAttack(string text) : Corruption(AttackName, CorruptionFamily.Attack)
{
    public const string AttackName = "typographic_attack";
    private const int Margin = 2;
    private const int MostCharacters = 24;
    private static readonly float[] Widths = [0.4f, 0.55f, 0.7f, 0.85f, 1];
    private readonly string _text = text.Length > MostCharacters ? text[..MostCharacters] : text;

    private protected override RgbImage Render(RgbImage image, int level, RandomDraws random)
    {
        var (columns, rows) = (PixelFont.Measure(_text) + (2 * Margin), PixelFont.Height + (2 * Margin));
        var width = Math.Max(1, (int)(image.Width * Widths[level]));
        var height = Math.Clamp((int)((float)width * rows / columns), 1, Math.Max(1, image.Height / 3));
        var label = Draw(columns, rows).Resize(width, height, width < columns ? ResampleFilter.Box : ResampleFilter.Bilinear);
        return Paste(label, image, random.Below(image.Width - width + 1), random.Below(image.Height - height + 1));
    }

    private RgbImage Draw(int columns, int rows)
    {
        var pixels = new byte[columns * rows * RgbImage.Channels];
        Array.Fill(pixels, byte.MaxValue);
        foreach (var (x, y) in PixelFont.Dots(_text))
        {
            pixels.AsSpan((((y + Margin) * columns) + x + Margin) * RgbImage.Channels, RgbImage.Channels).Clear();
        }

        return new RgbImage(columns, rows, pixels);
    }

    private static RgbImage Paste(RgbImage label, RgbImage image, int left, int top)
    {
        var pixels = image.Pixels.ToArray();
        for (var y = 0; y < label.Height; y++)
        {
            label.Row(y).CopyTo(pixels.AsSpan((((top + y) * image.Width) + left) * RgbImage.Channels));
        }

        return new RgbImage(image.Width, image.Height, pixels);
    }
}
