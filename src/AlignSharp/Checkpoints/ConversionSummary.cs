using System.Collections.Immutable;

namespace AlignSharp.Checkpoints;

/// <summary>What a conversion has written.</summary>
/// <param name="TensorCount">The number of tensors.</param>
/// <param name="ByteCount">The bytes of all tensors.</param>
/// <param name="Companions">The names of the files beside the weights that were copied, in order.</param>
public sealed record ConversionSummary(int TensorCount, long ByteCount, ImmutableArray<string> Companions);
