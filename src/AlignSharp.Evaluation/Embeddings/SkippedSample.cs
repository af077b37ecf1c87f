namespace AlignSharp.Evaluation.Embeddings;

/// <summary>A sample that was left out.</summary>
/// <param name="Key">Which.</param>
/// <param name="Reason">Why, in a sentence.</param>
public sealed record SkippedSample(string Key, string Reason);
