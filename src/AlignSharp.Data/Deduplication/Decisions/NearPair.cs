namespace AlignSharp.Data.Deduplication.Decisions;

/// <summary>Two groups of equal pictures that are near each other.</summary>
/// <param name="First">The group with the lower number.</param>
/// <param name="Second">The other.</param>
/// <param name="Measure">How near: bits that differ, or the cosine.</param>
internal readonly record struct NearPair(int First, int Second, float Measure)
{
    public static NearPair Of(int one, int other, float measure) => new(Math.Min(one, other), Math.Max(one, other), measure);
}
