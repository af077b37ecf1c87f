using AlignSharp.Checkpoints;
using TorchSharp;
using static TorchSharp.torch;

namespace AlignSharp.Training.Tests;

/// <summary>Reads the tensors of fixtures into libtorch, and says how far tensors are apart.</summary>
internal static class TinyModels
{
    public static string Folder(string name) => Fixtures.Path("models", name);

    public static TensorStore Expected(string name) => TensorStore.Open(Path.Combine(Folder(name), "expected.safetensors"));

    public static Tensor Tensor(this TensorStore store, string name)
    {
        var info = store[name];
        return info.Type == TensorType.Float32
            ? tensor(store.ReadSingles(name), info.Shape.AsSpan())
            : tensor(store.ReadInt64s(name), info.Shape.AsSpan());
    }

    /// <summary>The largest difference, relative to the largest expected magnitude.</summary>
    public static double RelativeError(this Tensor actual, Tensor expected)
    {
        using var scope = NewDisposeScope();
        Assert.Equal(expected.numel(), actual.numel());
        var largest = expected.abs().max().item<float>();
        var difference = (actual.detach().reshape(expected.shape) - expected).abs().max().item<float>();
        return difference / Math.Max(largest, 1e-30);
    }

    public static bool HasTheBitsOf(this Tensor actual, Tensor expected)
    {
        using var scope = NewDisposeScope();
        return actual.contiguous().bytes.SequenceEqual(expected.contiguous().bytes);
    }
}
