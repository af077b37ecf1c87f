using System.Collections.Immutable;

namespace AlignSharp.Checkpoints.Torch;

/// <summary>A tensor as a pickle describes it: a view of a storage. Nothing of it has been checked yet.</summary>
/// <param name="Storage">The storage that holds the elements.</param>
/// <param name="Offset">The first element, counted from the start of the storage.</param>
/// <param name="Shape">The dimensions.</param>
/// <param name="Strides">The elements to step over from one index to the next, per dimension.</param>
internal sealed record TorchTensor(
    TorchStorage Storage, long Offset, ImmutableArray<long> Shape, ImmutableArray<long> Strides);
