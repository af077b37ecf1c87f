using System.Collections.Immutable;
using System.Numerics.Tensors;

namespace AlignSharp;

/// <summary>
/// A dense float32 tensor in row-major order: pixel values [n, channels, height, width], features [n, size], logits
/// [images, texts], hidden states. The first dimension counts the items. Safe to read from several threads.
/// </summary>
public sealed class FloatTensor
{
    private readonly float[] _values;

    /// <summary>Creates a tensor of zeros.</summary>
    /// <param name="shape">The dimensions; none makes a scalar.</param>
    /// <exception cref="ArgumentOutOfRangeException">A dimension is negative, or all of them together are too large for an array.</exception>
    public FloatTensor(params ReadOnlySpan<int> shape)
        : this(new float[Length(shape)], shape)
    {
    }

    /// <summary>Wraps values without copying them.</summary>
    /// <param name="values">The values in row-major order.</param>
    /// <param name="shape">The dimensions; their product is the number of values.</param>
    /// <exception cref="ArgumentException">The number of values does not fit the shape.</exception>
    public FloatTensor(float[] values, params ReadOnlySpan<int> shape)
    {
        ArgumentNullException.ThrowIfNull(values);
        if (values.Length != Length(shape))
        {
            throw new ArgumentException(
                $"{values.Length} values were given; the shape [{string.Join(", ", shape.ToArray())}] expects {Length(shape)}.",
                nameof(values));
        }

        _values = values;
        Shape = [.. shape];
        ItemLength = shape.Length == 0 ? 1 : Length(shape[1..]);
    }

    /// <summary>The dimensions.</summary>
    public ImmutableArray<int> Shape { get; }

    /// <summary>The number of items: the first dimension, or 1 for a scalar.</summary>
    public int Count => Shape.IsEmpty ? 1 : Shape[0];

    /// <summary>The number of values in one item.</summary>
    public int ItemLength { get; }

    /// <summary>All values in row-major order.</summary>
    public Span<float> Values => _values;

    /// <summary>The values of one item.</summary>
    /// <param name="item">Its index along the first dimension.</param>
    public Span<float> this[int item] => _values.AsSpan(item * ItemLength, ItemLength);

    /// <summary>All values, as memory that can be stored or handed to asynchronous code.</summary>
    public Memory<float> AsMemory() => _values;

    /// <summary>
    /// A copy in which every item has length 1 (L2). An item of zeros stays as it is.
    /// </summary>
    public FloatTensor Normalized()
    {
        var copy = new FloatTensor([.. _values], Shape.AsSpan());
        for (var item = 0; item < copy.Count; item++)
        {
            var norm = TensorPrimitives.Norm(copy[item]);
            if (norm > 0)
            {
                TensorPrimitives.Divide(copy[item], norm, copy[item]);
            }
        }

        return copy;
    }

    /// <summary>A copy of some of the items.</summary>
    /// <param name="start">The first item.</param>
    /// <param name="count">How many.</param>
    public FloatTensor Slice(int start, int count) =>
        new(_values.AsSpan(start * ItemLength, count * ItemLength).ToArray(), [count, .. Shape.AsSpan()[1..]]);

    /// <summary>The items of tensors whose items are alike, in one.</summary>
    internal static FloatTensor Concatenate(IReadOnlyList<FloatTensor> parts)
    {
        var whole = new FloatTensor([parts.Sum(static part => part.Count), .. parts[0].Shape.AsSpan()[1..]]);
        var rest = whole.Values;
        foreach (var part in parts)
        {
            part.Values.CopyTo(rest);
            rest = rest[part.Values.Length..];
        }

        return whole;
    }

    private static int Length(ReadOnlySpan<int> shape)
    {
        var length = 1;
        foreach (var size in shape)
        {
            ArgumentOutOfRangeException.ThrowIfNegative(size, nameof(shape));
            length = checked(length * size);
        }

        return length;
    }
}
