using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using AlignSharp.Checkpoints;
using static AlignSharp.Onnx.Format.TensorProto.Types;

namespace AlignSharp.Onnx;

/// <summary>
/// A constant of a graph. It either lies in a memory-mapped checkpoint as it is needed, and costs nothing,
/// or is computed (converted, folded, transposed) when asked for, so that no weight exists twice for longer than it must.
/// </summary>
internal sealed class GraphWeight
{
    private readonly Action<Stream> _write;
    private readonly int _elementSize;

    private GraphWeight(string name, ImmutableArray<long> shape, DataType type, int elementSize, Action<Stream> write)
    {
        (Name, Shape, Type) = (name, shape, type);
        (_elementSize, _write) = (elementSize, write);
    }

    public string Name { get; }

    public ImmutableArray<long> Shape { get; }

    public DataType Type { get; }

    public long ByteLength => _elementSize * Shape.Aggregate(1L, static (product, size) => product * size);

    /// <summary>A floating-point tensor of a checkpoint, as float32.</summary>
    public static GraphWeight FromStore(TensorStore store, string name, ImmutableArray<long> shape) =>
        store[name].Type == TensorType.Float32
            ? new GraphWeight(name, shape, DataType.Float, sizeof(float), stream => stream.Write(store.GetBytes(name)))
            : Computed(name, shape, () => store.ReadSingles(name));

    /// <summary>Values that are computed when the graph is written: float, int or sbyte.</summary>
    public static GraphWeight Computed<T>(string name, ImmutableArray<long> shape, Func<T[]> compute)
        where T : unmanaged =>
        new(name, shape, TypeOf<T>(), Unsafe.SizeOf<T>(), stream => stream.Write(MemoryMarshal.AsBytes<T>(compute())));

    public void WriteTo(Stream stream) => _write(stream);

    private static DataType TypeOf<T>() => default(T) switch
    {
        float => DataType.Float,
        int => DataType.Int32,
        sbyte => DataType.Int8,
        _ => throw new ArgumentException($"Graphs hold no {typeof(T)} weights; expected float, int or sbyte."),
    };
}
