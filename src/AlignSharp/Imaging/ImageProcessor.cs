using System.Buffers;
using AlignSharp.Configuration;
using AlignSharp.Imaging.Processing;
using AlignSharp.Imaging.Resampling;

namespace AlignSharp.Imaging;

/// <summary>
/// Makes pixel values of pictures as transformers' <c>EfficientNetImageProcessor</c> does: resize, centre crop, rescale,
/// normalise, channels first. Of the resized picture only what the crop keeps is worked out.
/// Immutable and safe to use from several threads.
/// </summary>
public sealed class ImageProcessor
{
    private const int Channels = RgbImage.Channels;
    private readonly ImageProcessorConfig _config;
    private readonly ResizeMethod _method;
    private readonly PixelScaling _scaling;
    private readonly ImageSize _output;

    /// <summary>Creates the processor of a model.</summary>
    /// <param name="config">The settings, as the model's folder gives them.</param>
    /// <param name="method">Whose arithmetic resizes.</param>
    /// <exception cref="ConfigurationException">The settings let the size of the result depend on the picture.</exception>
    public ImageProcessor(ImageProcessorConfig config, ResizeMethod method = ResizeMethod.Pillow)
    {
        ArgumentNullException.ThrowIfNull(config);
        if (!config.DoCenterCrop && (!config.DoResize || config.ShortestEdge is not null))
        {
            throw new ConfigurationException(
                "The image processor neither crops nor resizes to a fixed size; expected do_center_crop, or do_resize with height and width.");
        }

        _config = config;
        _method = method;
        _scaling = new PixelScaling(config);
        _output = config.DoCenterCrop ? config.CropSize : config.Size;
    }

    /// <summary>Width of what the model sees, in pixels.</summary>
    public int Width => _output.Width;

    /// <summary>Height of what the model sees, in pixels.</summary>
    public int Height => _output.Height;

    /// <summary>
    /// A decoder that reads large JPEG files at a half, a quarter or an eighth of their size, never below twice the size that
    /// pictures are resized to. Quicker; the pixel values then differ, by 6 of 255 levels on average at worst.
    /// </summary>
    internal ImageDecoder ShrinkingDecoder() => new(shrinkTo: !_config.DoResize ? null
        : _config.ShortestEdge ?? Math.Max(_config.Size.Width, _config.Size.Height));

    /// <summary>Makes the pixel values of several pictures.</summary>
    /// <param name="images">The pictures.</param>
    /// <returns>Pixel values [n, 3, height, width].</returns>
    public FloatTensor Process(IReadOnlyList<RgbImage> images)
    {
        ArgumentNullException.ThrowIfNull(images);
        var values = new FloatTensor(images.Count, Channels, Height, Width);
        for (var i = 0; i < images.Count; i++)
        {
            Process(images[i], values[i]);
        }

        return values;
    }

    /// <summary>Makes the pixel values of one picture.</summary>
    /// <param name="image">The picture.</param>
    /// <param name="destination">Receives [3, height, width] values.</param>
    /// <exception cref="ArgumentException">The destination has another length.</exception>
    public void Process(RgbImage image, Span<float> destination)
    {
        ArgumentNullException.ThrowIfNull(image);
        if (destination.Length != Channels * Height * Width)
        {
            throw new ArgumentException(
                $"The destination has {destination.Length} values; expected {Channels} x {Height} x {Width}.", nameof(destination));
        }

        var resized = Resized(image);
        var plan = CropPlan.Center(resized, _output);
        var planes = new PixelPlanes(destination, _output, plan);
        if (_method == ResizeMethod.TensorFlow && resized != new ImageSize(image.Height, image.Width))
        {
            ProcessUnsmoothed(image, plan, planes);
        }
        else
        {
            ProcessBytes(image, plan, planes);
        }
    }

    private void ProcessBytes(RgbImage image, CropPlan plan, PixelPlanes planes)
    {
        var window = plan.Window;
        var pixels = ArrayPool<byte>.Shared.Rent(window.Samples);
        try
        {
            new Resizing(image, image.Bounds, plan.Resized.Width, plan.Resized.Height, _config.Resample).Render(window, pixels);
            planes.Write(pixels, _scaling);
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(pixels);
        }
    }

    private void ProcessUnsmoothed(RgbImage image, CropPlan plan, PixelPlanes planes)
    {
        var window = plan.Window;
        var samples = ArrayPool<float>.Shared.Rent(window.Samples);
        try
        {
            UnsmoothedBilinear.Render(image, plan.Resized.Width, plan.Resized.Height, window, samples);
            planes.Write(samples, _scaling);
        }
        finally
        {
            ArrayPool<float>.Shared.Return(samples);
        }
    }

    private ImageSize Resized(RgbImage image) => (_config.DoResize, _config.ShortestEdge) switch
    {
        (false, _) => new ImageSize(image.Height, image.Width),
        (_, { } edge) => KeepAspect(image, edge),
        _ => _config.Size,
    };

    /// <summary>The longer side is rounded down, as in transformers; it may be very long, but only its centre is worked out.</summary>
    private static ImageSize KeepAspect(RgbImage image, int edge) => image.Width <= image.Height
        ? new ImageSize(checked((int)((long)edge * image.Height / image.Width)), edge)
        : new ImageSize(edge, checked((int)((long)edge * image.Width / image.Height)));
}
