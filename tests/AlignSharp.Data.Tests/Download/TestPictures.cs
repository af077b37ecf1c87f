using System.Buffers.Binary;
using System.IO.Hashing;
using AlignSharp.Imaging;

namespace AlignSharp.Data.Tests.Download;

/// <summary>Pictures made for tests, the same every time.</summary>
internal static class TestPictures
{
    /// <summary>A gradient whose colour depends on a seed.</summary>
    public static RgbImage Gradient(int width, int height, int seed = 0)
    {
        var pixels = new byte[width * height * 3];
        for (var y = 0; y < height; y++)
        {
            for (var x = 0; x < width; x++)
            {
                var place = ((y * width) + x) * 3;
                pixels[place] = (byte)(x + seed);
                pixels[place + 1] = (byte)(y + (seed * 7));
                pixels[place + 2] = (byte)((x ^ y) + seed);
            }
        }

        return new RgbImage(width, height, pixels);
    }

    public static byte[] Jpeg(int width = 40, int height = 30, int seed = 0) => ImageEncoder.Jpeg(Gradient(width, height, seed));

    /// <summary>A small PNG whose header claims another size, with a right checksum.</summary>
    public static byte[] PngClaiming(int width, int height)
    {
        var png = ImageEncoder.Png(Gradient(4, 4));
        BinaryPrimitives.WriteInt32BigEndian(png.AsSpan(16), width);
        BinaryPrimitives.WriteInt32BigEndian(png.AsSpan(20), height);
        BinaryPrimitives.WriteUInt32BigEndian(png.AsSpan(29), Crc32.HashToUInt32(png.AsSpan(12, 17)));
        return png;
    }
}
