namespace AlignSharp.Search.Building;

/// <summary>Something that could not be embedded.</summary>
/// <param name="Name">Which.</param>
/// <param name="Reason">Why, in a sentence.</param>
public sealed record SkippedItem(string Name, string Reason);
