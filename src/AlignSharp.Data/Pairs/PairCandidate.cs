namespace AlignSharp.Data.Pairs;

/// <summary>Something in a folder that may become a sample.</summary>
/// <param name="Name">What it is called in reports: a path relative to the folder.</param>
internal abstract record PairCandidate(string Name);
