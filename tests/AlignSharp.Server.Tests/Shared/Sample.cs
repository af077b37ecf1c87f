using AlignSharp.Imaging;

namespace AlignSharp.Server.Tests;

/// <summary>Pictures to send.</summary>
internal static class Sample
{
    public static byte[] Bytes { get; } = ImageEncoder.Png(Gradient(40, 30));

    public static string DataUrl { get; } = ToDataUrl(Bytes);

    public static string ToDataUrl(byte[] png) => "data:image/png;base64," + Convert.ToBase64String(png);

    public static RgbImage Gradient(int width, int height)
    {
        var pixels = new byte[width * height * RgbImage.Channels];
        for (var index = 0; index < pixels.Length; index++)
        {
            pixels[index] = (byte)(index * 7);
        }

        return new RgbImage(width, height, pixels);
    }
}
