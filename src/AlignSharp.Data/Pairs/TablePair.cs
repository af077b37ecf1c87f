namespace AlignSharp.Data.Pairs;

/// <summary>A picture whose captions a caption file gives.</summary>
internal sealed record TablePair(string Name, string PicturePath, IReadOnlyList<string> Captions) : PairCandidate(Name);
