using AlignSharp.Data.Shards;
using AlignSharp.Imaging;

namespace AlignSharp.Data.Pairs.Sheets;

/// <summary>Pictures of samples side by side with their captions below, for a person to look at.</summary>
public sealed class ContactSheet
{
    private const int Tile = 160;
    private const int Gap = 8;
    private const int TextHeight = 56;
    private const byte Backing = 240;
    private readonly SheetCanvas _canvas;
    private readonly int _columns;

    private ContactSheet(int samples, int columns)
    {
        _columns = Math.Min(columns, samples);
        var rows = (samples + _columns - 1) / _columns;
        _canvas = new SheetCanvas((_columns * (Tile + Gap)) + Gap, (rows * (Tile + TextHeight + Gap)) + Gap);
    }

    /// <summary>Draws a sheet. Captions are left out where the system has no font.</summary>
    /// <param name="samples">The samples, row by row; one whose picture is missing or damaged leaves an empty place.</param>
    /// <param name="columns">Pictures in a row, from 1 to 100.</param>
    /// <exception cref="ArgumentException">There are no samples, or more than 1,000.</exception>
    public static RgbImage Draw(IReadOnlyList<Sample> samples, int columns = 6)
    {
        ArgumentNullException.ThrowIfNull(samples);
        ArgumentOutOfRangeException.ThrowIfLessThan(samples.Count, 1, nameof(samples));
        ArgumentOutOfRangeException.ThrowIfGreaterThan(samples.Count, 1_000, nameof(samples));
        ArgumentOutOfRangeException.ThrowIfLessThan(columns, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(columns, 100);
        var sheet = new ContactSheet(samples.Count, columns);
        for (var index = 0; index < samples.Count; index++)
        {
            sheet.Draw(index, samples[index]);
        }

        return sheet._canvas.ToImage();
    }

    private void Draw(int index, Sample sample)
    {
        var left = Gap + (index % _columns * (Tile + Gap));
        var top = Gap + (index / _columns * (Tile + TextHeight + Gap));
        _canvas.Fill(left, top, Tile, Tile, Backing);
        if (Decode(sample) is { } picture)
        {
            _canvas.Draw(left + ((Tile - picture.Width) / 2), top + ((Tile - picture.Height) / 2), picture);
        }

        var caption = sample.TryGetCaption(out var text) ? text : sample.Key;
        SheetText.TryDraw(_canvas, left, top + Tile + 2, Tile, TextHeight - 2, caption);
    }

    private static RgbImage? Decode(Sample sample)
    {
        try
        {
            return sample.TryGetPicture(out _, out var data) ? Fit(ImageDecoder.Default.Decode(data, sample.Key)) : null;
        }
        catch (ImageException)
        {
            return null;
        }
    }

    private static RgbImage Fit(RgbImage image)
    {
        var side = Math.Max(image.Width, image.Height);
        return side <= Tile
            ? image
            : image.Resize(Scaled(image.Width, side), Scaled(image.Height, side), ResampleFilter.Bicubic);
    }

    private static int Scaled(int length, int side) => Math.Max(1, (int)((long)length * Tile / side));
}
