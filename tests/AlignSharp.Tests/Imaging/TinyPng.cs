using System.Buffers.Binary;
using System.IO.Compression;
using System.IO.Hashing;

namespace AlignSharp.Tests.Imaging;

/// <summary>Writes PNG files by hand, so that a test can say every sample, or lie.</summary>
internal static class TinyPng
{
    public const byte Grey = 0;
    public const byte Rgb = 2;
    public const byte Palette = 3;
    public const byte Rgba = 6;

    /// <param name="width">Width in the header.</param>
    /// <param name="height">Height in the header.</param>
    /// <param name="bits">Bits of a sample.</param>
    /// <param name="colorType">One of the constants above.</param>
    /// <param name="rows">The samples of each row.</param>
    /// <param name="chunks">Chunks between the header and the pixels.</param>
    public static byte[] Create(
        int width, int height, byte bits, byte colorType, byte[][] rows, params (string Type, byte[] Data)[] chunks)
    {
        using var file = new MemoryStream();
        file.Write([0x89, .. "PNG\r\n"u8, 0x1A, .. "\n"u8]);
        WriteChunk(file, "IHDR", [.. BigEndian(width), .. BigEndian(height), bits, colorType, 0, 0, 0]);
        foreach (var (type, data) in chunks)
        {
            WriteChunk(file, type, data);
        }

        WriteChunk(file, "IDAT", Compress(rows));
        WriteChunk(file, "IEND", []);
        return file.ToArray();
    }

    private static byte[] Compress(byte[][] rows)
    {
        using var packed = new MemoryStream();
        using (var zlib = new ZLibStream(packed, CompressionLevel.Fastest))
        {
            foreach (var row in rows)
            {
                zlib.Write([0, .. row]);
            }
        }

        return packed.ToArray();
    }

    private static void WriteChunk(MemoryStream file, string type, byte[] data)
    {
        byte[] body = [.. System.Text.Encoding.ASCII.GetBytes(type), .. data];
        file.Write([.. BigEndian(data.Length), .. body, .. BigEndian((int)Crc32.HashToUInt32(body))]);
    }

    private static byte[] BigEndian(int value)
    {
        var bytes = new byte[4];
        BinaryPrimitives.WriteInt32BigEndian(bytes, value);
        return bytes;
    }
}
