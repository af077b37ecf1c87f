namespace AlignSharp.Data.Pairs;

/// <summary>How far packing is.</summary>
/// <param name="Done">Pictures, captions without picture and malformed rows looked at.</param>
/// <param name="Total">How many there are.</param>
public readonly record struct PackProgress(int Done, int Total);
