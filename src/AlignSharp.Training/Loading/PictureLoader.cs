using AlignSharp.Configuration;
using AlignSharp.Imaging;
using AlignSharp.Training.Augmentation;
using AlignSharp.Training.Settings;

namespace AlignSharp.Training.Loading;

/// <summary>Decodes pictures, changes them at random where that is wanted, and scales them as the model's processor does. Thread-safe.</summary>
internal sealed class PictureLoader
{
    private readonly ImageProcessorConfig _config;
    private readonly ImageSettings _settings;
    private readonly int _resize;
    private readonly ImageProcessor _whole;
    private readonly ImageProcessor _scaling;

    public PictureLoader(ImageProcessorConfig config, ImageSettings settings, ImageSizeStage size)
    {
        (_settings, _resize, Side) = (settings, size.Resize, size.Crop);
        _config = WithSize(config, size);
        _whole = new ImageProcessor(_config);
        _scaling = new ImageProcessor(_config with { DoResize = false });
    }

    public int Side { get; }

    /// <summary>The processor's settings at another size.</summary>
    public static ImageProcessorConfig WithSize(ImageProcessorConfig config, ImageSizeStage size) => config with
    {
        DoResize = true,
        ShortestEdge = null,
        Size = new ImageSize(size.Resize, size.Resize),
        DoCenterCrop = true,
        CropSize = new ImageSize(size.Crop, size.Crop),
    };

    /// <summary>As in use: resized and cropped in the middle.</summary>
    public float[] Load(ReadOnlyMemory<byte> data, string name) => Pixels(_whole, ImageDecoder.Default.Decode(data, name));

    /// <summary>As in training.</summary>
    public float[] Load(ReadOnlyMemory<byte> data, string name, Chance chance)
    {
        var crop = RandomCrop.Take(ImageDecoder.Default.Decode(data, name), _resize, Side, _config.Resample, _settings, chance);
        crop = chance.Happens(_settings.Flip) ? crop.FlipHorizontally() : crop;
        Outline.Apply(crop, _settings.Outline, chance);
        RandAugment.Apply(crop, _settings.RandAugment, _settings.Magnitude, chance);
        ColorJitter.Apply(crop, _settings.Color, chance);
        return Pixels(_scaling, crop);
    }

    private float[] Pixels(ImageProcessor processor, RgbImage image)
    {
        var pixels = new float[RgbImage.Channels * Side * Side];
        processor.Process(image, pixels);
        return pixels;
    }
}
