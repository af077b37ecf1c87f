namespace AlignSharp.Data.Deduplication.Decisions;

/// <summary>Two groups of equal pictures that are near each other.</summary>
/// <param name="First">One group.</param>
/// <param name="Second">The other.</param>
/// <param name="Measure">How near: bits that differ, or the cosine.</param>
internal readonly record struct NearPair(int First, int Second, float Measure);
