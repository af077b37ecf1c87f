namespace AlignSharp.Tests.Imaging;

/// <summary>Writes BMP files by hand.</summary>
internal static class TinyBmp
{
    /// <param name="width">Width in the header.</param>
    /// <param name="height">Height in the header; negative for rows from the top.</param>
    /// <param name="bits">Bits of a pixel.</param>
    /// <param name="pixels">The pixels as stored.</param>
    /// <param name="compression">The compression's number.</param>
    /// <param name="tables">Masks and palette, between the header and the pixels.</param>
    /// <param name="colors">The number of colors in the header; 0 for all of them.</param>
    public static byte[] Windows(
        int width, int height, short bits, byte[] pixels, int compression = 0, byte[]? tables = null, int colors = 0)
    {
        tables ??= [];
        return
        [
            .. "BM"u8, .. Bytes(54 + tables.Length + pixels.Length), .. Bytes(0), .. Bytes(54 + tables.Length),
            .. Bytes(40), .. Bytes(width), .. Bytes(height), 1, 0, .. BitConverter.GetBytes(bits), .. Bytes(compression),
            .. Bytes(pixels.Length), .. Bytes(0), .. Bytes(0), .. Bytes(colors), .. Bytes(0), .. tables, .. pixels,
        ];
    }

    /// <summary>OS/2's first kind, with three bytes a color.</summary>
    public static byte[] Os2(short width, short height, short bits, byte[] palette, byte[] pixels) =>
    [
        .. "BM"u8, .. Bytes(26 + palette.Length + pixels.Length), .. Bytes(0), .. Bytes(26 + palette.Length),
        .. Bytes(12), .. BitConverter.GetBytes(width), .. BitConverter.GetBytes(height), 1, 0, .. BitConverter.GetBytes(bits),
        .. palette, .. pixels,
    ];

    private static byte[] Bytes(int value) => BitConverter.GetBytes(value);
}
