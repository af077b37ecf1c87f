using System.Security.Cryptography;
using AlignSharp.Data.Download.Results;
using AlignSharp.Imaging;
using AlignSharp.Imaging.Decoding;

namespace AlignSharp.Data.Download.Pictures;

/// <summary>
/// Makes what came into what is stored: looks at the bytes rather than at what the server calls them, checks the header
/// against the limits before anything is decoded, decodes upright, resizes and encodes. Thread-safe.
/// </summary>
internal sealed class PictureProcessor(PictureOptions options, string subject = "The response")
{
    private const byte White = 255;

    /// <summary>Processes a picture on the caller's thread.</summary>
    /// <exception cref="RowFailure">The picture is not taken.</exception>
    public StoredPicture Process(ReadOnlyMemory<byte> bytes, string? expectedHash)
    {
        HashCheck.Require(bytes.Span, expectedHash);
        try
        {
            using var picture = Open(bytes);
            var (width, height) = UprightSize(picture);
            RequireSize(width, height);
            var plan = ResizePlan.For(width, height, options);
            RequirePixels(plan.Width, plan.Height);
            var image = new RgbImage(picture.Width, picture.Height, picture.ReadPixels()).Turn(picture.Orientation);
            return Store(bytes, picture.Format, image, plan);
        }
        catch (ImageException error)
        {
            throw new RowFailure(DownloadOutcome.UndecodableImage, error.Message, error);
        }
    }

    private EncodedPicture Open(ReadOnlyMemory<byte> bytes)
    {
        try
        {
            _ = Signature.Identify(bytes.Span, subject);
        }
        catch (ImageException error)
        {
            throw ForeignPicture.Is(bytes.Span)
                ? new RowFailure(DownloadOutcome.UnsupportedImage, error.Message, error)
                : new RowFailure(DownloadOutcome.NotAnImage, error.Message, error);
        }

        return EncodedPicture.Open(bytes, subject);
    }

    private static (int Width, int Height) UprightSize(EncodedPicture picture) =>
        picture.Orientation.SwapsSides() ? (picture.Height, picture.Width) : (picture.Width, picture.Height);

    private void RequireSize(int width, int height)
    {
        RequirePixels(width, height);
        var (shortSide, longSide) = (Math.Min(width, height), Math.Max(width, height));
        if (longSide > options.MaximumSide)
        {
            throw new RowFailure(
                DownloadOutcome.TooManyPixels,
                $"The picture is {width}x{height}; expected at most {options.MaximumSide} on each side.");
        }

        if (shortSide < options.MinimumSide)
        {
            throw new RowFailure(
                DownloadOutcome.TooSmall, $"The picture is {width}x{height}; expected at least {options.MinimumSide} on each side.");
        }

        if (options.MaximumAspect > 0 && longSide > options.MaximumAspect * shortSide)
        {
            throw new RowFailure(
                DownloadOutcome.TooElongated,
                FormattableString.Invariant(
                    $"The picture is {width}x{height}; expected sides in a ratio of at most {options.MaximumAspect}."));
        }
    }

    private void RequirePixels(int width, int height)
    {
        if ((long)width * height > options.MaximumPixels)
        {
            throw new RowFailure(
                DownloadOutcome.TooManyPixels,
                $"The picture is, or would become, {width}x{height}; expected at most {options.MaximumPixels} pixels.");
        }
    }

    private StoredPicture Store(ReadOnlyMemory<byte> bytes, ImageFormat format, RgbImage image, ResizePlan plan)
    {
        var (stored, extension) = options.Format switch
        {
            PictureFormat.Original => (bytes, Extension(format)),
            PictureFormat.WebP => (ImageEncoder.WebP(Render(image, plan), options.Quality), "webp"),
            PictureFormat.Png => (ImageEncoder.Png(Render(image, plan)), "png"),
            _ => (ImageEncoder.Jpeg(Render(image, plan), options.Quality), "jpg"),
        };
        var facts = new PictureFacts(
            extension,
            plan.CanvasWidth,
            plan.CanvasHeight,
            Extension(format),
            image.Width,
            image.Height,
            bytes.Length,
            Convert.ToHexStringLower(SHA256.HashData(bytes.Span)));
        return new StoredPicture(facts, stored);
    }

    private RgbImage Render(RgbImage image, ResizePlan plan)
    {
        var resized = (plan.Width, plan.Height) == (image.Width, image.Height)
            ? image
            : image.Resize(plan.Width, plan.Height, options.Filter);
        var cropped = resized.Crop(
            Math.Max(0, (plan.Width - plan.CanvasWidth) / 2),
            Math.Max(0, (plan.Height - plan.CanvasHeight) / 2),
            Math.Min(plan.Width, plan.CanvasWidth),
            Math.Min(plan.Height, plan.CanvasHeight));
        return (cropped.Width, cropped.Height) == (plan.CanvasWidth, plan.CanvasHeight) ? cropped : Frame(cropped, plan);
    }

    private static RgbImage Frame(RgbImage image, ResizePlan plan)
    {
        var pixels = new byte[checked(plan.CanvasWidth * plan.CanvasHeight * RgbImage.Channels)];
        Array.Fill(pixels, White);
        var (left, top) = ((plan.CanvasWidth - image.Width) / 2, (plan.CanvasHeight - image.Height) / 2);
        for (var y = 0; y < image.Height; y++)
        {
            image.Row(y).CopyTo(pixels.AsSpan((((top + y) * plan.CanvasWidth) + left) * RgbImage.Channels));
        }

        return new RgbImage(plan.CanvasWidth, plan.CanvasHeight, pixels);
    }

    private static string Extension(ImageFormat format) => format switch
    {
        ImageFormat.Jpeg => "jpg",
        ImageFormat.Png => "png",
        ImageFormat.WebP => "webp",
        ImageFormat.Gif => "gif",
        ImageFormat.Bmp => "bmp",
        _ => "tiff",
    };
}
