using System.Numerics.Tensors;

namespace AlignSharp.Quantization;

/// <summary>Symmetric 8-bit weights with a scale for each output channel: weight = value * scale, value from -127 to 127.</summary>
internal static class ChannelQuantizer
{
    public const int Largest = 127;

    /// <summary>Quantises a weight whose first dimension is its output channel.</summary>
    public static (sbyte[] Values, float[] Scales) Quantize(ReadOnlySpan<float> weight, int channels)
    {
        var (values, scales) = (new sbyte[weight.Length], new float[channels]);
        var size = weight.Length / channels;
        for (var channel = 0; channel < channels; channel++)
        {
            var row = weight.Slice(channel * size, size);
            // A channel of zeros gets a scale all the same: nothing may divide by it in vain.
            var largest = Math.Abs(TensorPrimitives.MaxMagnitude(row));
            scales[channel] = largest > 0 ? largest / Largest : 1;
            Round(row, scales[channel], values.AsSpan(channel * size, size));
        }

        return (values, scales);
    }

    private static void Round(ReadOnlySpan<float> row, float scale, Span<sbyte> values)
    {
        for (var i = 0; i < row.Length; i++)
        {
            values[i] = (sbyte)Math.Clamp(MathF.Round(row[i] / scale), -Largest, Largest);
        }
    }
}
