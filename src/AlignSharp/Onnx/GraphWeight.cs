using System.Collections.Immutable;
using System.Runtime.InteropServices;
using AlignSharp.Checkpoints;

namespace AlignSharp.Onnx;

/// <summary>
/// A float32 constant of a graph. It either lies in a memory-mapped checkpoint as it is needed, and costs nothing,
/// or is computed (converted, folded, transposed) when asked for, so that no weight exists twice for longer than it must.
/// </summary>
internal sealed class GraphWeight
{
    private readonly Func<float[]>? _compute;

    private GraphWeight(string name, ImmutableArray<long> shape, TensorStore? store, Func<float[]>? compute)
    {
        Name = name;
        Shape = shape;
        Store = store;
        _compute = compute;
    }

    public string Name { get; }

    public ImmutableArray<long> Shape { get; }

    /// <summary>The checkpoint whose mapped bytes can be used as they are, or null where the value is computed.</summary>
    public TensorStore? Store { get; }

    public long ByteLength => sizeof(float) * Shape.Aggregate(1L, static (product, size) => product * size);

    public static GraphWeight FromStore(TensorStore store, string name, ImmutableArray<long> shape) =>
        store[name].Type == TensorType.Float32
            ? new GraphWeight(name, shape, store, null)
            : new GraphWeight(name, shape, null, () => store.ReadSingles(name));

    public static GraphWeight Computed(string name, ImmutableArray<long> shape, Func<float[]> compute) =>
        new(name, shape, null, compute);

    public float[] Compute() => _compute?.Invoke() ?? Store!.ReadSingles(Name);

    public void WriteTo(Stream stream)
    {
        if (Store is not null)
        {
            stream.Write(Store.GetBytes(Name));
        }
        else
        {
            stream.Write(MemoryMarshal.AsBytes<float>(Compute()));
        }
    }
}
