namespace AlignSharp.Imaging.Decoding.Bmp;

/// <summary>Rows of blue, green, red.</summary>
internal sealed class BmpTrueColor : BmpRowReader
{
    public override void Read(ReadOnlySpan<byte> stored, Span<byte> rgb)
    {
        for (var at = 0; at < rgb.Length; at += RgbImage.Channels)
        {
            rgb[at] = stored[at + 2];
            rgb[at + 1] = stored[at + 1];
            rgb[at + 2] = stored[at];
        }
    }
}
