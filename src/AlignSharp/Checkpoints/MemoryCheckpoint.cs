using AlignSharp.Checkpoints.Buffers;

namespace AlignSharp.Checkpoints;

/// <summary>Builds stores of tensors that lie in memory only.</summary>
internal static class MemoryCheckpoint
{
    private const int StretchBytes = 1 << 20;

    public static TensorStore Build(IEnumerable<TensorData> tensors, string description)
    {
        using var builder = new TensorStoreBuilder(description);
        foreach (var tensor in tensors)
        {
            var buffer = builder.Own(new NativeBuffer(tensor.ByteLength));
            Fill(buffer, tensor);
            var info = new TensorInfo(tensor.Name, tensor.Type, tensor.Shape, Location: null);
            builder.Add(new StoredTensor(info, buffer, offset: 0));
        }

        return builder.Build();
    }

    private static unsafe void Fill(NativeBuffer buffer, TensorData tensor)
    {
        using var lease = new BufferLease(buffer);
        for (var offset = 0L; offset < tensor.ByteLength; offset += StretchBytes)
        {
            var length = (int)Math.Min(StretchBytes, tensor.ByteLength - offset);
            tensor.Read(offset, new Span<byte>((byte*)lease.Pointer + offset, length));
        }
    }
}
