namespace AlignSharp.Data.Deduplication.Sources;

/// <summary>A picture of a source, read: its fingerprint, or why there is none.</summary>
/// <param name="Ordinal">Its place in the source, from 0; the same at every reading.</param>
/// <param name="Key">Its key in the source.</param>
/// <param name="Fingerprint">What it is compared by; null where it cannot be.</param>
/// <param name="Fault">Why it cannot be compared; null where it can.</param>
internal sealed record Reading(int Ordinal, string Key, Fingerprint? Fingerprint, string? Fault);
