using System.Collections.Immutable;
using AlignSharp.Imaging;

namespace AlignSharp.Configuration;

/// <summary>
/// How pictures become pixel values: the settings of transformers' <c>EfficientNetImageProcessor</c>, in the order in which
/// they act. What a file leaves out has the value of that class, which is not what ALIGN's own checkpoints use.
/// Pictures are always RGB here, so <c>do_convert_rgb</c> has nothing to say.
/// </summary>
public sealed record ImageProcessorConfig
{
    /// <summary>Whether pictures are resized.</summary>
    public bool DoResize { get; init; } = true;

    /// <summary>The size after resizing, whatever the aspect was; not used where <see cref="ShortestEdge"/> is given.</summary>
    public ImageSize Size { get; init; } = new(346, 346);

    /// <summary>The shorter side after resizing that keeps the aspect, in pixels; null resizes to <see cref="Size"/>.</summary>
    public int? ShortestEdge { get; init; }

    /// <summary>The filter that resizes.</summary>
    public ResampleFilter Resample { get; init; } = ResampleFilter.Nearest;

    /// <summary>Whether the centre is cut out, or laid on black where the picture is smaller.</summary>
    public bool DoCenterCrop { get; init; }

    /// <summary>The size of the centre crop.</summary>
    public ImageSize CropSize { get; init; } = new(289, 289);

    /// <summary>Whether bytes are multiplied by <see cref="RescaleFactor"/>.</summary>
    public bool DoRescale { get; init; } = true;

    /// <summary>What bytes are multiplied by.</summary>
    public double RescaleFactor { get; init; } = 1 / 255.0;

    /// <summary>Whether 1 is taken off after rescaling.</summary>
    public bool RescaleOffset { get; init; }

    /// <summary>Whether the mean is taken off and the rest divided by the standard deviation.</summary>
    public bool DoNormalize { get; init; } = true;

    /// <summary>The mean of red, green and blue.</summary>
    public ImmutableArray<double> ImageMean { get; init; } = [0.5, 0.5, 0.5];

    /// <summary>The standard deviation of red, green and blue, none of them 0.</summary>
    public ImmutableArray<double> ImageStd { get; init; } = [0.5, 0.5, 0.5];

    /// <summary>Whether everything is divided by the standard deviation once more, as EfficientNet's classifiers want it.</summary>
    public bool IncludeTop { get; init; } = true;

    /// <summary>
    /// Reads the settings in a model's folder: the <c>image_processor</c> section of <c>processor_config.json</c>, which
    /// transformers 5 writes, or else <c>preprocessor_config.json</c>, which transformers 4 writes.
    /// </summary>
    /// <param name="folder">The model's folder.</param>
    /// <exception cref="ConfigurationException">Neither is there, or a value is not possible.</exception>
    public static ImageProcessorConfig Load(string folder) => ImageProcessorConfigReader.Load(folder);
}
