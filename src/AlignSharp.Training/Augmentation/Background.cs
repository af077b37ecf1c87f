using AlignSharp.Imaging;

namespace AlignSharp.Training.Augmentation;

/// <summary>
/// The colour behind what a picture shows, for the places that a moved picture leaves bare: black or grey there would be an edge
/// that no picture in use has.
/// </summary>
internal static class Background
{
    /// <summary>The median of the four corners by channel: white for drawings on white, whichever one corner the drawing reaches.</summary>
    /// <param name="image">The picture.</param>
    /// <param name="color">Red, green and blue.</param>
    public static void Find(RgbImage image, Span<byte> color)
    {
        var lastColumn = (image.Width - 1) * RgbImage.Channels;
        var lastRow = (image.Height - 1) * image.Width * RgbImage.Channels;
        Span<byte> corners = stackalloc byte[4];
        for (var channel = 0; channel < RgbImage.Channels; channel++)
        {
            var pixels = image.Pixels.AsSpan(channel);
            (corners[0], corners[1], corners[2], corners[3]) =
                (pixels[0], pixels[lastColumn], pixels[lastRow], pixels[lastRow + lastColumn]);
            corners.Sort();
            color[channel] = (byte)((corners[1] + corners[2] + 1) / 2);
        }
    }
}
