using System.Numerics;
using AlignSharp.Imaging;

namespace AlignSharp.Training.Augmentation;

/// <summary>Turns, slants and moves a picture about its centre, in place; bare places get its <see cref="Background"/>.</summary>
internal static class GeometricChanges
{
    /// <param name="image">The picture.</param>
    /// <param name="degrees">Clockwise.</param>
    public static void Rotate(RgbImage image, double degrees) =>
        Draw(image, Matrix3x2.CreateRotation((float)(-degrees * Math.PI / 180)));

    /// <param name="image">The picture.</param>
    /// <param name="slope">Columns to the right for each row down.</param>
    public static void ShearX(RgbImage image, double slope) => Draw(image, new Matrix3x2(1, 0, -(float)slope, 1, 0, 0));

    /// <param name="image">The picture.</param>
    /// <param name="slope">Rows down for each column to the right.</param>
    public static void ShearY(RgbImage image, double slope) => Draw(image, new Matrix3x2(1, -(float)slope, 0, 1, 0, 0));

    /// <param name="image">The picture.</param>
    /// <param name="share">Of the width, to the right.</param>
    public static void TranslateX(RgbImage image, double share) =>
        Draw(image, Matrix3x2.CreateTranslation(-(float)(share * image.Width), 0));

    /// <param name="image">The picture.</param>
    /// <param name="share">Of the height, down.</param>
    public static void TranslateY(RgbImage image, double share) =>
        Draw(image, Matrix3x2.CreateTranslation(0, -(float)(share * image.Height)));

    // The matrix leads from a place of the new picture to that of the old, both seen from the centre.
    private static void Draw(RgbImage image, Matrix3x2 toSource)
    {
        using var source = new PaddedPixels(image);
        var center = new Vector2(image.Width - 1, image.Height - 1) / 2;
        var column = new Vector2(toSource.M11, toSource.M12);
        for (var y = 0; y < image.Height; y++)
        {
            var row = image.Pixels.AsSpan(y * image.Width * RgbImage.Channels, image.Width * RgbImage.Channels);
            var start = Vector2.Transform(new Vector2(-center.X, y - center.Y), toSource) + center;
            for (var x = 0; x < image.Width; x++)
            {
                var place = start + (x * column);
                source.Read(place.X, place.Y, row.Slice(x * RgbImage.Channels, RgbImage.Channels));
            }
        }
    }
}
