namespace AlignSharp.Evaluation.Results;

/// <summary>A set, known again by its content.</summary>
/// <param name="Name">The set as it was named.</param>
/// <param name="Hash">XXH128 of its samples.</param>
/// <param name="Samples">How many pictures and rows it has.</param>
/// <param name="Used">How many of them could be used.</param>
public sealed record DataIdentity(string Name, string Hash, int Samples, int Used);
