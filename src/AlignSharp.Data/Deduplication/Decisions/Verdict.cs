namespace AlignSharp.Data.Deduplication.Decisions;

/// <summary>What becomes of a picture.</summary>
/// <param name="Keeper">The kept picture that it duplicates; itself where it is kept.</param>
/// <param name="Rule">By which rule; null where it is kept.</param>
/// <param name="Measure">How near the two are: bits that differ, or the cosine.</param>
internal readonly record struct Verdict(int Keeper, DedupRule? Rule, float Measure);
