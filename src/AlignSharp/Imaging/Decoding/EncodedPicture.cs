using AlignSharp.Imaging.Decoding.Bmp;

namespace AlignSharp.Imaging.Decoding;

/// <summary>A picture file whose header has been read and whose pixels have not.</summary>
internal abstract class EncodedPicture : IDisposable
{
    public abstract ImageFormat Format { get; }

    /// <summary>Width of the pixels as stored.</summary>
    public abstract int Width { get; }

    /// <summary>Height of the pixels as stored.</summary>
    public abstract int Height { get; }

    public virtual ExifOrientation Orientation => ExifOrientation.Upright;

    /// <summary>Reads the header. The limits on size are the caller's to check, before the pixels are read.</summary>
    public static EncodedPicture Open(ReadOnlyMemory<byte> bytes, string name) => Signature.Identify(bytes.Span, name) switch
    {
        ImageFormat.Bmp => new BmpPicture(bytes, name),
        ImageFormat.Gif => new VipsPicture(GifTransparency.Without(bytes), ImageFormat.Gif, name),
        var format => new VipsPicture(bytes, format, name),
    };

    /// <summary>
    /// Lets the pixels be read at a half, a quarter or an eighth of their size, where the format can and both sides stay
    /// at least twice as long as <paramref name="side"/>.
    /// </summary>
    public virtual void ShrinkTo(int side)
    {
    }

    /// <summary>Decodes to RGB, row by row, Width * Height * 3 bytes. May be called once.</summary>
    public abstract byte[] ReadPixels();

    public abstract void Dispose();
}
