using AlignSharp.Configuration;

namespace AlignSharp.Imaging.Processing;

/// <summary>
/// From a sample between 0 and 255 to the value that the model sees: rescale, offset, normalise, in the precision that
/// transformers gives each step (the product in double, everything after it in single).
/// </summary>
internal sealed class PixelScaling
{
    private const int Levels = 256;
    private readonly ImageProcessorConfig _config;
    private readonly float[] _values = new float[RgbImage.Channels * Levels];

    public PixelScaling(ImageProcessorConfig config)
    {
        _config = config;
        for (var i = 0; i < _values.Length; i++)
        {
            _values[i] = Scale(i / Levels, i % Levels);
        }
    }

    /// <summary>The value of each of the 256 bytes.</summary>
    public ReadOnlySpan<float> Table(int channel) => _values.AsSpan(channel * Levels, Levels);

    public float Scale(int channel, float sample)
    {
        var value = sample;
        if (_config.DoRescale)
        {
            value = (float)(sample * _config.RescaleFactor) - (_config.RescaleOffset ? 1f : 0f);
        }

        var deviation = (float)_config.ImageStd[channel];
        if (_config.DoNormalize)
        {
            value = (value - (float)_config.ImageMean[channel]) / deviation;
        }

        return _config.IncludeTop ? value / deviation : value;
    }
}
