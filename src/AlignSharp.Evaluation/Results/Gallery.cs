using System.Collections.Immutable;

namespace AlignSharp.Evaluation.Results;

/// <summary>Pictures that a report shows together.</summary>
/// <param name="Title">What they have in common: "Hardest examples".</param>
/// <param name="Examples">In the order in which they are shown.</param>
public sealed record Gallery(string Title, ImmutableArray<Example> Examples);
