namespace AlignSharp.Search.Building;

/// <summary>How far a run is.</summary>
/// <param name="Done">Items that were looked at.</param>
/// <param name="Total">How many there are; null where that is known only at the end.</param>
/// <param name="Embedded">Of those done, how many went through the model.</param>
/// <param name="Skipped">Of those done, how many could not be embedded.</param>
public sealed record IndexProgress(long Done, long? Total, long Embedded, long Skipped);
