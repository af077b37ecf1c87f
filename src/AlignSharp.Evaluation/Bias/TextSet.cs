using System.Collections.Immutable;

namespace AlignSharp.Evaluation.Bias;

/// <summary>Texts that stand for one thing.</summary>
/// <param name="Name">What they stand for: "pleasant".</param>
/// <param name="Texts">At least one.</param>
public sealed record TextSet(string Name, ImmutableArray<string> Texts);
