namespace AlignSharp.Imaging.Decoding.Bmp;

/// <summary>Turns one stored row of a bitmap into RGB.</summary>
internal abstract class BmpRowReader
{
    public static BmpRowReader Create(BmpHeader header, ReadOnlySpan<byte> file, string name) => header.Bits switch
    {
        <= 8 => new BmpPalette(header, file),
        24 => new BmpTrueColor(),
        _ => new BmpBitFields(header, file, name),
    };

    /// <param name="stored">The row as stored, padding included.</param>
    /// <param name="rgb">Three bytes a pixel.</param>
    public abstract void Read(ReadOnlySpan<byte> stored, Span<byte> rgb);
}
