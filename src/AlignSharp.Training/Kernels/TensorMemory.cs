using System.Runtime.InteropServices;
using TorchSharp;
using static TorchSharp.torch;

namespace AlignSharp.Training.Kernels;

/// <summary>Where the numbers of a CPU tensor are, row-major or with channels last. Valid as long as the tensor.</summary>
internal static unsafe class TensorMemory
{
    public static void* Pointer(Tensor tensor)
    {
        using var detached = tensor.detach();
        using var ordered = detached.is_contiguous() ? detached.alias() : detached.permute(0, 2, 3, 1);
        using var row = ordered.view(-1);

        // A span holds less than 2 GiB; the first element is enough to know where all are.
        using var first = row.narrow(0, 0, Math.Min(1, row.shape[0]));
        fixed (byte* values = &MemoryMarshal.GetReference(first.bytes))
        {
            return values;
        }
    }

    public static float* Singles(Tensor tensor) => (float*)Pointer(tensor);

    /// <summary>The same values in memory as those of another tensor are; a copy only where they are not yet.</summary>
    public static Tensor InLayoutOf(this Tensor tensor, Tensor other) => tensor.stride().AsSpan().SequenceEqual(other.stride())
        ? tensor
        : empty_strided(other.shape, other.stride(), tensor.dtype, tensor.device).copy_(tensor);
}
