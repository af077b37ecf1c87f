namespace AlignSharp.Data.Download.Pictures;

/// <summary>Tells, of bytes that are none of the kinds that are read, whether they are a picture of another kind.</summary>
internal static class ForeignPicture
{
    private const int TextLookedAt = 1024;

    public static bool Is(ReadOnlySpan<byte> bytes) => bytes switch
    {
        [_, _, _, _, (byte)'f', (byte)'t', (byte)'y', (byte)'p', ..] => IsPictureBrand(bytes[8..]),
        [0xFF, 0x0A, ..] or [0, 0, 0, 12, (byte)'J', (byte)'X', (byte)'L', (byte)' ', ..] => true,
        [0, 0, 0, 12, (byte)'j', (byte)'P', (byte)' ', (byte)' ', ..] or [0xFF, 0x4F, 0xFF, 0x51, ..] => true,
        [0, 0, 1 or 2, 0, ..] => true,
        [(byte)'8', (byte)'B', (byte)'P', (byte)'S', ..] => true,
        _ => bytes[..Math.Min(bytes.Length, TextLookedAt)].IndexOf("<svg"u8) >= 0,
    };

    private static bool IsPictureBrand(ReadOnlySpan<byte> brand) =>
        brand.StartsWith("avi"u8) || brand.StartsWith("hei"u8) || brand.StartsWith("hev"u8)
        || brand.StartsWith("mif1"u8) || brand.StartsWith("msf1"u8);
}
