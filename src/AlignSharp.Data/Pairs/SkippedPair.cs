namespace AlignSharp.Data.Pairs;

/// <summary>Something that is known to make no sample, and why in one sentence.</summary>
internal sealed record SkippedPair(string Name, PackOutcome Outcome, string Detail) : PairCandidate(Name);
