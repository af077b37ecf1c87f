namespace AlignSharp.Imaging.Decoding;

/// <summary>Tells the kind of a picture file by its first bytes.</summary>
internal static class Signature
{
    private const string Expected = "expected JPEG, PNG, WebP, GIF, BMP or TIFF";

    public static ImageFormat Identify(ReadOnlySpan<byte> bytes, string name) => bytes switch
    {
        [0xFF, 0xD8, 0xFF, ..] => ImageFormat.Jpeg,
        [0x89, (byte)'P', (byte)'N', (byte)'G', 0x0D, 0x0A, 0x1A, 0x0A, ..] => ImageFormat.Png,
        [(byte)'R', (byte)'I', (byte)'F', (byte)'F', _, _, _, _, (byte)'W', (byte)'E', (byte)'B', (byte)'P', ..] => ImageFormat.WebP,
        [(byte)'G', (byte)'I', (byte)'F', (byte)'8', (byte)'7' or (byte)'9', (byte)'a', ..] => ImageFormat.Gif,
        [(byte)'B', (byte)'M', ..] => ImageFormat.Bmp,
        [(byte)'I', (byte)'I', 42 or 43, 0, ..] or [(byte)'M', (byte)'M', 0, 42 or 43, ..] => ImageFormat.Tiff,
        [] => throw new ImageException($"{name} is empty; {Expected}."),
        _ => throw new ImageException(
            $"{name} is no picture of a known kind, it starts with the bytes {Convert.ToHexString(bytes[..Math.Min(8, bytes.Length)])}; {Expected}."),
    };
}
