using System.Collections.Immutable;
using AlignSharp.Checkpoints.Buffers;

namespace AlignSharp.Checkpoints.Torch;

/// <summary>Turns the views that a pickle describes into tensors of a store, after checking that they fit the storage.</summary>
internal static class TensorPlacement
{
    /// <param name="builder">Owns what must be copied to be row-major.</param>
    /// <param name="file">The mapped file.</param>
    /// <param name="name">The name in the state dict.</param>
    /// <param name="tensor">The view.</param>
    /// <param name="storageStart">The first byte in the file of what is kept under the key of the storage.</param>
    public static StoredTensor Place(
        TensorStoreBuilder builder, MappedFile file, string name, TorchTensor tensor, long storageStart)
    {
        Check(file, name, tensor);
        var size = tensor.Storage.Type.ElementSize;
        var start = storageStart + ((tensor.Storage.Start + tensor.Offset) * size);
        var info = new TensorInfo(name, tensor.Storage.Type, tensor.Shape, Location: null);
        if (IsContiguous(tensor))
        {
            info = info with { Location = new TensorLocation(file.Path, start, info.ByteLength) };
            return new StoredTensor(info, file.Buffer, start);
        }

        var copy = builder.Own(new StridedCopy(file.Buffer, start, info, tensor.Strides));
        return new StoredTensor(info, copy.Buffer, offset: 0);
    }

    private static void Check(MappedFile file, string name, TorchTensor tensor)
    {
        var (storage, offset, shape, strides) = tensor;
        if (shape.Length != strides.Length
            || strides.Any(stride => stride < 0)
            || !TensorShape.TryCount(shape.AsSpan(), storage.Type.ElementSize, out var count))
        {
            throw Error(
                file,
                name,
                $"has shape {TensorShape.Describe(shape.AsSpan())} and strides {TensorShape.Describe(strides.AsSpan())}",
                "as many of both, none negative");
        }

        // more elements than the storage has would let a small file ask for any amount of memory
        if (offset < 0 || offset > storage.Count || count > storage.Count
            || (count > 0 && LastElement(tensor) >= storage.Count))
        {
            throw Error(
                file,
                name,
                $"reaches outside its storage '{storage.Key}' with shape {TensorShape.Describe(shape.AsSpan())} from element {offset} on",
                $"a view of its {storage.Count} elements");
        }
    }

    private static Int128 LastElement(TorchTensor tensor)
    {
        Int128 last = tensor.Offset;
        for (var i = 0; i < tensor.Shape.Length; i++)
        {
            last += (Int128)(tensor.Shape[i] - 1) * tensor.Strides[i];
        }

        return last;
    }

    private static bool IsContiguous(TorchTensor tensor)
    {
        if (tensor.Shape.Contains(0))
        {
            return true;
        }

        var expected = 1L;
        for (var i = tensor.Shape.Length - 1; i >= 0; i--)
        {
            if (tensor.Shape[i] != 1 && tensor.Strides[i] != expected)
            {
                return false;
            }

            expected *= tensor.Shape[i];
        }

        return true;
    }

    private static CheckpointException Error(MappedFile file, string name, string found, string expected) =>
        new($"{file.Path}: tensor '{name}' {found}; expected {expected}.");
}
