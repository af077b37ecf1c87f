namespace AlignSharp.Evaluation.Results;

/// <summary>A picture that the model finds hard.</summary>
/// <param name="Key">The sample.</param>
/// <param name="Expected">What would have been right.</param>
/// <param name="Found">What the model says.</param>
/// <param name="Detail">How far off it is: "rank 311".</param>
public sealed record Example(string Key, string Expected, string Found, string Detail);
