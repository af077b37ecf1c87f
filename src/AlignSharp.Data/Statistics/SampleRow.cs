using System.Collections.Immutable;

namespace AlignSharp.Data.Statistics;

/// <summary>A row of the gallery.</summary>
/// <param name="Text">Its text.</param>
/// <param name="Url">Where its picture was found, or null.</param>
/// <param name="Values">Its measures by name; null where it has none.</param>
public sealed record SampleRow(string Text, string? Url, ImmutableArray<KeyValuePair<string, double?>> Values);
