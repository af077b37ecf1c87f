using AlignSharp.Checkpoints;
using TorchSharp;
using static TorchSharp.torch;

namespace AlignSharp.Training.Towers;

/// <summary>Tensors on their way between checkpoints and libtorch.</summary>
internal static class TorchTensors
{
    private const int MapRank = 4;

    /// <summary>
    /// The same values with channels next to each other in memory, the layout in which CPU convolutions are fastest. A
    /// tensor that is no map or filter stays as it is.
    /// </summary>
    public static Tensor ChannelsLast(this Tensor tensor) => tensor.dim() == MapRank
        ? tensor.permute(0, 2, 3, 1).contiguous().permute(0, 3, 1, 2)
        : tensor;

    /// <summary>A copy of a tensor of a checkpoint that no dispose scope owns.</summary>
    public static Tensor Read(TensorStore store, string name, Device device)
    {
        using var scope = NewDisposeScope();
        var info = store[name];
        var values = info.Type.IsFloatingPoint
            ? tensor(store.ReadSingles(name), info.Shape.AsSpan())
            : tensor(store.ReadInt64s(name), info.Shape.AsSpan());
        return values.to(device).ChannelsLast().DetachFromDisposeScope();
    }

    /// <summary>A tensor for a file, copied row-major when its first byte is asked for and let go with its last.</summary>
    public static TensorData ToTensorData(this Tensor tensor, string name)
    {
        var type = tensor.dtype == ScalarType.Int64 ? TensorType.Int64 : TensorType.Float32;
        return new TensorData(name, type, tensor.shape, new RowMajorReader(tensor).Read);
    }
}
