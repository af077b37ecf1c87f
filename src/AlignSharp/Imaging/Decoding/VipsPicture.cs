using NetVips;

namespace AlignSharp.Imaging.Decoding;

/// <summary>
/// A picture that libvips decodes. The loader is the one of the signature found, never libvips' own choice, so that none of
/// its other formats can be reached. Rows are fetched in order on the calling thread; libvips starts none of its own.
/// </summary>
internal sealed class VipsPicture : EncodedPicture
{
    /// <summary>Stays in the processor's cache and off the large object heap; a small picture is one stripe.</summary>
    private const int StripeBytes = 64 << 10;

    /// <summary>What libjpeg can divide by while it decodes.</summary>
    private static readonly int[] Divisors = [8, 4, 2];

    private readonly string _name;
    private readonly ReadOnlyMemory<byte> _bytes;
    private Source _source;
    private Image _image;

    public VipsPicture(ReadOnlyMemory<byte> bytes, ImageFormat format, string name)
    {
        VipsLibrary.Require();
        _name = name;
        _bytes = bytes;
        Format = format;
        _source = Source.NewFromMemory(bytes.Span);
        try
        {
            _image = Load(format, _source);
        }
        catch (VipsException error)
        {
            _source.Dispose();
            throw Damaged(error);
        }
    }

    public override ImageFormat Format { get; }

    public override int Width => _image.Width;

    public override int Height => _image.Height;

    public override ExifOrientation Orientation =>
        _image.Contains("orientation") && _image.Get("orientation") is int and >= 1 and <= 8 and var value
            ? (ExifOrientation)value
            : ExifOrientation.Upright;

    public override void ShrinkTo(int side)
    {
        var divisor = Divisors.FirstOrDefault(divisor => Math.Min(Width, Height) / divisor >= 2 * side, 1);
        if (Format != ImageFormat.Jpeg || divisor == 1)
        {
            return;
        }

        Dispose();
        _source = Source.NewFromMemory(_bytes.Span);
        try
        {
            _image = Image.JpegloadSource(_source, shrink: divisor, access: Enums.Access.Sequential, failOn: Enums.FailOn.Error);
        }
        catch (VipsException error)
        {
            throw Damaged(error);
        }
    }

    public override byte[] ReadPixels()
    {
        var layout = PixelLayout.Of(_image, _name);
        var pixels = new byte[checked(Width * Height * RgbImage.Channels)];
        try
        {
            ReadStripes(layout, pixels);
        }
        catch (VipsException error)
        {
            throw Damaged(error);
        }

        return pixels;
    }

    public override void Dispose()
    {
        _image.Dispose();
        _source.Dispose();
    }

    private void ReadStripes(PixelLayout layout, byte[] pixels)
    {
        using var region = Region.New(_image);
        var rows = Math.Clamp(StripeBytes / layout.BytesOfRow(Width), 1, Height);
        for (var y = 0; y < Height; y += rows)
        {
            var count = Math.Min(rows, Height - y);
            var samples = region.Fetch(0, y, Width, count);
            var start = y * Width * RgbImage.Channels;
            layout.ToRgb(samples, pixels.AsSpan(start, count * Width * RgbImage.Channels));
        }
    }

    private static Image Load(ImageFormat format, Source source)
    {
        const Enums.Access Access = Enums.Access.Sequential;
        const Enums.FailOn FailOn = Enums.FailOn.Error;
        return format switch
        {
            ImageFormat.Jpeg => Image.JpegloadSource(source, access: Access, failOn: FailOn),
            ImageFormat.Png => Image.PngloadSource(source, access: Access, failOn: FailOn),
            ImageFormat.WebP => Image.WebploadSource(source, access: Access, failOn: FailOn),
            ImageFormat.Gif => Image.GifloadSource(source, access: Access, failOn: FailOn),
            ImageFormat.Tiff => Image.TiffloadSource(source, access: Access, failOn: FailOn),
            _ => throw new ArgumentOutOfRangeException(nameof(format), format, "libvips does not read this kind."),
        };
    }

    /// <summary>libvips' own words go no further than the inner exception: its error text is shared by all threads.</summary>
    private ImageException Damaged(VipsException error) =>
        new($"{_name} is a damaged or truncated {Format.ToString().ToUpperInvariant()} file; expected a whole picture.", error);
}
