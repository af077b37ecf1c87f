using static TorchSharp.torch;

namespace AlignSharp.Training.Kernels;

/// <summary>Maps [n, channels, side, side] on the CPU whose channels are next to each other in memory. A view; valid as long as the tensor.</summary>
internal readonly unsafe struct MapMemory
{
    private readonly byte* _values;
    private readonly long _imageSize;

    public MapMemory(Tensor maps)
    {
        (Count, Channels) = ((int)maps.shape[0], (int)maps.shape[1]);
        _imageSize = Channels * maps.shape[2] * maps.shape[3] * maps.ElementSize;
        _values = (byte*)TensorMemory.Pointer(maps);
    }

    public int Count { get; }

    public int Channels { get; }

    public void* Image(int index) => _values + (index * _imageSize);
}
