namespace AlignSharp.Imaging.Decoding;

/// <summary>
/// Makes the first frame of a GIF opaque. libvips clears transparent pixels to black; the colour their palette gives them is
/// wanted here, as it is for every other kind of transparency.
/// </summary>
internal static class GifTransparency
{
    private const int ScreenDescriptorEnd = 13;
    private const byte Extension = 0x21;
    private const byte GraphicControl = 0xF9;
    private const byte GraphicControlBytes = 4;

    /// <summary>The same bytes, or a copy with one bit cleared where the first frame has a transparent colour.</summary>
    public static ReadOnlyMemory<byte> Without(ReadOnlyMemory<byte> bytes)
    {
        var flags = FlagsOfFirstFrame(bytes.Span);
        if (flags < 0 || (bytes.Span[flags] & 1) == 0)
        {
            return bytes;
        }

        var copy = bytes.ToArray();
        copy[flags] &= 0xFE;
        return copy;
    }

    /// <summary>The place of the flags in the graphic control extension before the first frame; -1 where there is none.</summary>
    private static int FlagsOfFirstFrame(ReadOnlySpan<byte> bytes)
    {
        if (bytes.Length < ScreenDescriptorEnd)
        {
            return -1;
        }

        var flags = -1;
        var at = ScreenDescriptorEnd + ColorTableBytes(bytes[10]);
        while (at + 3 < bytes.Length && bytes[at] == Extension)
        {
            flags = bytes[at + 1] == GraphicControl && bytes[at + 2] == GraphicControlBytes ? at + 3 : flags;
            at = SkipBlocks(bytes, at + 2);
        }

        return flags;
    }

    private static int ColorTableBytes(byte packed) => (packed & 0x80) == 0 ? 0 : 3 << ((packed & 7) + 1);

    private static int SkipBlocks(ReadOnlySpan<byte> bytes, int at)
    {
        while (at < bytes.Length && bytes[at] != 0)
        {
            at += bytes[at] + 1;
        }

        return at + 1;
    }
}
