namespace AlignSharp.Data.Deduplication.Decisions;

/// <summary>A group near another.</summary>
/// <param name="Group">The group.</param>
/// <param name="Measure">How near: bits that differ, or the cosine.</param>
internal readonly record struct Neighbor(int Group, float Measure);
