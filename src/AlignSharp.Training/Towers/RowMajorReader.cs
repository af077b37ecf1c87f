using TorchSharp;
using static TorchSharp.torch;

namespace AlignSharp.Training.Towers;

/// <summary>Reads a tensor's bytes row-major, whatever its layout and device, holding a copy only from first to last byte.</summary>
internal sealed class RowMajorReader(Tensor tensor)
{
    private byte[]? _bytes;

    public void Read(long offset, Span<byte> destination)
    {
        _bytes ??= Copy();
        _bytes.AsSpan(checked((int)offset), destination.Length).CopyTo(destination);
        if (offset + destination.Length == _bytes.Length)
        {
            _bytes = null;
        }
    }

    private byte[] Copy()
    {
        using var scope = NewDisposeScope();
        return tensor.detach().cpu().contiguous().bytes.ToArray();
    }
}
