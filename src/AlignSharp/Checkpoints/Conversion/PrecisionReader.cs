using System.Buffers;
using System.Globalization;

namespace AlignSharp.Checkpoints.Conversion;

/// <summary>Reads a floating-point tensor in another precision, a stretch at a time.</summary>
internal sealed class PrecisionReader(TensorData source, TensorType precision)
{
    public void Read(long offset, Span<byte> destination)
    {
        var count = destination.Length / precision.ElementSize;
        var start = offset / precision.ElementSize;
        var bytes = ArrayPool<byte>.Shared.Rent(count * source.Type.ElementSize);
        var singles = ArrayPool<float>.Shared.Rent(count);
        try
        {
            var stored = bytes.AsSpan(0, count * source.Type.ElementSize);
            var values = singles.AsSpan(0, count);
            source.Read(start * source.Type.ElementSize, stored);
            FloatConversion.ToSingles(source.Type, stored, values);
            CheckRange(values);
            FloatConversion.FromSingles(values, precision, destination);
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(bytes);
            ArrayPool<float>.Shared.Return(singles);
        }
    }

    private void CheckRange(ReadOnlySpan<float> values)
    {
        var limit = FloatConversion.InfinityFrom(precision);
        foreach (var value in values)
        {
            // infinities of the source stay what they are; only a number must not become one
            if (Math.Abs(value) >= limit && float.IsFinite(value))
            {
                throw new CheckpointException(string.Create(
                    CultureInfo.InvariantCulture,
                    $"Tensor '{source.Name}' holds {value}, which {precision} cannot; expected magnitudes below {limit}."));
            }
        }
    }
}
