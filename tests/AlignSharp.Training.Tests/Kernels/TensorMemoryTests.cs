using AlignSharp.Training.Kernels;
using static TorchSharp.torch;

namespace AlignSharp.Training.Tests.Kernels;

public sealed class TensorMemoryTests
{
    // Only the first page is touched, so this takes no memory.
    [Fact]
    public unsafe void A_tensor_of_more_than_2_GiB_has_a_place()
    {
        using var tensor = empty([(1L << 31) + 8], ScalarType.Byte);
        tensor[0] = (byte)7;
        Assert.Equal(7, *(byte*)TensorMemory.Pointer(tensor));
    }

    [Fact]
    public unsafe void A_tensor_with_channels_last_begins_at_its_first_value()
    {
        using var values = arange(1, 25, ScalarType.Float32).reshape(1, 2, 3, 4);
        using var rows = values.permute(0, 3, 1, 2);
        Assert.Equal([1, 2, 3], new ReadOnlySpan<float>(TensorMemory.Singles(rows), 3).ToArray());
        using var later = values.narrow(1, 1, 1);
        Assert.Equal(13, *TensorMemory.Singles(later));
    }
}
