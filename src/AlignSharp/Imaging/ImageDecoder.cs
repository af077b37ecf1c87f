using AlignSharp.Imaging.Decoding;

namespace AlignSharp.Imaging;

/// <summary>
/// Reads JPEG, PNG, WebP, GIF, BMP and TIFF into 8-bit RGB, with the values that Pillow's <c>convert("RGB")</c> gives: alpha is
/// dropped and the colour under it kept, palettes and grey are expanded, CMYK is converted without profiles. 16 bits are
/// divided by 257 and rounded. The kind of file is told by its content, never by its name.
/// Immutable; one decoder serves any number of threads, and each decode stays on its caller's thread.
/// </summary>
/// <remarks>
/// libvips decodes because its pixels equal Pillow's on every reference picture, JPEG and lossy WebP included, and because
/// it reads headers first, reports truncation, and covers TIFF and CMYK. It has no BMP; a small reader here has.
/// The first decode turns libvips' cache of operations and its warnings off for the whole process.
/// </remarks>
public sealed class ImageDecoder
{
    private readonly ImageLimits _limits;
    private readonly bool _ignoreOrientation;
    private readonly int? _shrinkTo;

    /// <summary>Creates a decoder.</summary>
    /// <param name="limits">How large a picture may be; the defaults of <see cref="ImageLimits"/> unless given.</param>
    /// <param name="ignoreOrientation">Leaves the pixels as stored instead of turning them as the EXIF orientation says.</param>
    public ImageDecoder(ImageLimits? limits = null, bool ignoreOrientation = false)
    {
        _limits = limits ?? new ImageLimits();
        _ignoreOrientation = ignoreOrientation;
    }

    internal ImageDecoder(int? shrinkTo)
        : this() => _shrinkTo = shrinkTo;

    /// <summary>A decoder with the default limits that obeys EXIF orientation.</summary>
    public static ImageDecoder Default { get; } = new();

    /// <summary>Decodes a file.</summary>
    /// <param name="path">The file.</param>
    /// <exception cref="ImageException">The file is missing, unreadable, too large, damaged or no picture.</exception>
    public RgbImage Decode(string path)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        return Decode(EncodedBytes.ReadFile(path, _limits), path);
    }

    /// <summary>Decodes a picture read from a stream, which is left open after its last byte.</summary>
    /// <param name="stream">The encoded picture, from the stream's position to its end.</param>
    /// <param name="name">What messages call the picture.</param>
    /// <exception cref="ImageException">The picture is too large, damaged or none.</exception>
    public RgbImage Decode(Stream stream, string name)
    {
        ArgumentNullException.ThrowIfNull(stream);
        return Decode(EncodedBytes.Read(stream, name, _limits), name);
    }

    /// <summary>Decodes a picture read from a stream, which is left open after its last byte.</summary>
    /// <param name="stream">The encoded picture, from the stream's position to its end.</param>
    /// <param name="name">What messages call the picture.</param>
    /// <param name="cancellationToken">Stops the reading.</param>
    /// <exception cref="ImageException">The picture is too large, damaged or none.</exception>
    public async Task<RgbImage> DecodeAsync(Stream stream, string name, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(stream);
        return Decode(await EncodedBytes.ReadAsync(stream, name, _limits, cancellationToken).ConfigureAwait(false), name);
    }

    /// <summary>Decodes a picture in memory.</summary>
    /// <param name="bytes">The encoded picture.</param>
    /// <param name="name">What messages call the picture.</param>
    /// <exception cref="ImageException">The picture is too large, damaged or none.</exception>
    public RgbImage Decode(ReadOnlyMemory<byte> bytes, string name)
    {
        using var picture = Open(bytes, name);
        if (_shrinkTo is { } side)
        {
            picture.ShrinkTo(side);
        }

        var image = new RgbImage(picture.Width, picture.Height, picture.ReadPixels());
        return _ignoreOrientation ? image : image.Turn(picture.Orientation);
    }

    /// <summary>Reads the header of a picture in memory; the pixels are not looked at and may be damaged.</summary>
    /// <param name="bytes">The encoded picture.</param>
    /// <param name="name">What messages call the picture.</param>
    /// <exception cref="ImageException">The picture is too large, or its header is damaged or none.</exception>
    public ImageInfo Identify(ReadOnlyMemory<byte> bytes, string name)
    {
        using var picture = Open(bytes, name);
        return _ignoreOrientation || !picture.Orientation.SwapsSides()
            ? new ImageInfo(picture.Format, picture.Width, picture.Height)
            : new ImageInfo(picture.Format, picture.Height, picture.Width);
    }

    private EncodedPicture Open(ReadOnlyMemory<byte> bytes, string name)
    {
        _limits.CheckBytes(name, bytes.Length);
        var picture = EncodedPicture.Open(bytes, name);
        try
        {
            _limits.CheckSize(name, picture.Width, picture.Height);
            return picture;
        }
        catch
        {
            picture.Dispose();
            throw;
        }
    }
}
