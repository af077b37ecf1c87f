using System.Collections.Immutable;

namespace AlignSharp.Checkpoints;

/// <summary>What a checkpoint says of one tensor.</summary>
/// <param name="Name">The name in the checkpoint, such as <c>text_projection.weight</c>.</param>
/// <param name="Type">The element type as stored.</param>
/// <param name="Shape">The dimensions; none for a scalar.</param>
/// <param name="Location">
/// Where the bytes lie, or null when no file holds them in row-major order: tensors in memory, transposed tensors of
/// a pickle.
/// </param>
public sealed record TensorInfo(string Name, TensorType Type, ImmutableArray<long> Shape, TensorLocation? Location)
{
    /// <summary>The number of elements; 1 for a scalar.</summary>
    public long ElementCount => TensorShape.Count(Shape.AsSpan());

    /// <summary>The number of bytes of the elements, row-major without gaps.</summary>
    public long ByteLength => ElementCount * Type.ElementSize;
}
