namespace AlignSharp.Evaluation.Results;

/// <summary>A picture or row that was left out.</summary>
/// <param name="Key">Which.</param>
/// <param name="Kind">What kept it out.</param>
/// <param name="Reason">Why, in a sentence.</param>
public sealed record SkippedSample(string Key, SkipKind Kind, string Reason);
