namespace AlignSharp.Data.Pairs;

/// <summary>A picture with its captions in a text file beside it, and perhaps more about it in a JSON file.</summary>
internal sealed record SidecarPair(string Name, string PicturePath, string TextPath, string? JsonPath) : PairCandidate(Name);
