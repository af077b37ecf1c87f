using System.Collections.Immutable;

namespace AlignSharp.Checkpoints.Safetensors;

/// <summary>One tensor as a safetensors header describes it; the offsets count from the end of the header.</summary>
internal sealed record SafetensorsEntry(string Name, TensorType Type, ImmutableArray<long> Shape, long Begin, long End);
