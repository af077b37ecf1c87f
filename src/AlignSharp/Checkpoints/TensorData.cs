using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using AlignSharp.Checkpoints.Conversion;

namespace AlignSharp.Checkpoints;

/// <summary>
/// A tensor on its way into a file or a store: name, type and shape, and where its bytes come from. The bytes are asked
/// for in stretches, so that a model is never held twice.
/// </summary>
public sealed class TensorData
{
    private readonly TensorReader _read;

    /// <summary>Describes a tensor whose bytes are computed or copied when they are wanted.</summary>
    /// <param name="name">The name in the checkpoint.</param>
    /// <param name="type">The element type.</param>
    /// <param name="shape">The dimensions; none for a scalar.</param>
    /// <param name="read">Gives the bytes.</param>
    /// <exception cref="ArgumentException">A dimension is negative, or the tensor too large.</exception>
    public TensorData(string name, TensorType type, ReadOnlySpan<long> shape, TensorReader read)
    {
        ArgumentException.ThrowIfNullOrEmpty(name);
        ArgumentNullException.ThrowIfNull(read);
        if (shape.Length > TensorShape.MaximumRank || !TensorShape.TryCount(shape, type.ElementSize, out var count))
        {
            throw new ArgumentException(
                $"Tensor '{name}' has shape {TensorShape.Describe(shape)}; expected no negative dimension and fewer than 2^63 bytes.",
                nameof(shape));
        }

        Name = name;
        Type = type;
        Shape = [.. shape];
        ByteLength = count * type.ElementSize;
        _read = read;
    }

    /// <summary>The name in the checkpoint.</summary>
    public string Name { get; }

    /// <summary>The element type.</summary>
    public TensorType Type { get; }

    /// <summary>The dimensions; none for a scalar.</summary>
    public ImmutableArray<long> Shape { get; }

    /// <summary>The number of bytes of all elements.</summary>
    public long ByteLength { get; }

    /// <summary>A tensor of values in memory, which are not copied: change them only after they were written.</summary>
    /// <typeparam name="T">float, double, Half, long, int, short, sbyte, byte or bool.</typeparam>
    /// <param name="name">The name in the checkpoint.</param>
    /// <param name="values">The values in row-major order.</param>
    /// <param name="shape">The dimensions; their product is the number of values.</param>
    /// <exception cref="ArgumentException">The values do not fit the shape, or no element type is of this kind.</exception>
    public static TensorData From<T>(string name, ReadOnlyMemory<T> values, params ReadOnlySpan<long> shape)
        where T : unmanaged
    {
        var data = new TensorData(name, TypeOf<T>(), shape, Read);
        return data.ByteLength == (long)values.Length * Unsafe.SizeOf<T>()
            ? data
            : throw new ArgumentException(
                $"Tensor '{name}' was given {values.Length} values; expected as many as the shape {TensorShape.Describe(shape)} has.",
                nameof(values));

        void Read(long offset, Span<byte> destination)
        {
            var size = Unsafe.SizeOf<T>();
            var part = values.Span.Slice((int)(offset / size), destination.Length / size);
            MemoryMarshal.AsBytes(part).CopyTo(destination);
        }
    }

    /// <summary>A tensor of values in memory, which are not copied: change them only after they were written.</summary>
    /// <typeparam name="T">float, double, Half, long, int, short, sbyte, byte or bool.</typeparam>
    /// <param name="name">The name in the checkpoint.</param>
    /// <param name="values">The values in row-major order.</param>
    /// <param name="shape">The dimensions; their product is the number of values.</param>
    /// <exception cref="ArgumentException">The values do not fit the shape, or no element type is of this kind.</exception>
    public static TensorData From<T>(string name, T[] values, params ReadOnlySpan<long> shape)
        where T : unmanaged => From(name, new ReadOnlyMemory<T>(values), shape);

    /// <summary>A tensor of a store, which must stay open until the tensor was written.</summary>
    /// <param name="store">The store.</param>
    /// <param name="name">The name in it.</param>
    /// <exception cref="CheckpointException">The store holds no such tensor.</exception>
    public static TensorData From(TensorStore store, string name)
    {
        ArgumentNullException.ThrowIfNull(store);
        var info = store[name];
        return new TensorData(name, info.Type, info.Shape.AsSpan(), (offset, destination) => store.Read(name, offset, destination));
    }

    /// <summary>
    /// The same tensor in another floating-point precision, rounded to nearest with ties to even while it is read.
    /// A tensor of integers or booleans stays as it is.
    /// </summary>
    /// <param name="precision">Float32, Float16 or BFloat16.</param>
    /// <exception cref="ArgumentOutOfRangeException">The precision is none of these.</exception>
    public TensorData ToPrecision(TensorType precision)
    {
        if (precision is not (TensorType.Float32 or TensorType.Float16 or TensorType.BFloat16))
        {
            throw new ArgumentOutOfRangeException(nameof(precision), precision, "Expected Float32, Float16 or BFloat16.");
        }

        return precision == Type || !Type.IsFloatingPoint
            ? this
            : new TensorData(Name, precision, Shape.AsSpan(), new PrecisionReader(this, precision).Read);
    }

    /// <summary>Copies some of the bytes.</summary>
    /// <param name="offset">The first byte wanted, counted from the start of the tensor; the start of an element.</param>
    /// <param name="destination">Where to put as many bytes as it is long; whole elements.</param>
    /// <exception cref="ArgumentOutOfRangeException">The bytes wanted are not all within the tensor.</exception>
    /// <exception cref="CheckpointException">A value does not fit the precision asked for.</exception>
    public void Read(long offset, Span<byte> destination)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(offset);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(offset, ByteLength - destination.Length);
        _read(offset, destination);
    }

    private static TensorType TypeOf<T>() => default(T) switch
    {
        float => TensorType.Float32,
        double => TensorType.Float64,
        Half => TensorType.Float16,
        long => TensorType.Int64,
        int => TensorType.Int32,
        short => TensorType.Int16,
        sbyte => TensorType.Int8,
        byte => TensorType.UInt8,
        bool => TensorType.Boolean,
        _ => throw new ArgumentException($"Tensors cannot hold {typeof(T)}; expected a number or boolean of at most 64 bits."),
    };
}
