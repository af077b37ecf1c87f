using System.Collections.Immutable;
using System.Text.Json.Serialization;

namespace AlignSharp.Data.Statistics;

/// <summary>A row drawn for a look. Immutable.</summary>
/// <param name="Row">Its place in the input, from 0.</param>
/// <param name="Url">The picture's address, as it stands; null where there is none.</param>
/// <param name="Text">The first 1,000 characters of the text, as it stands; null where there is none.</param>
/// <param name="Values">Its measures by name; those not known are left out.</param>
/// <param name="Thumbnail">The picture as a small WebP, where local shards hold it.</param>
public sealed record SampledPair(
    long Row,
    string? Url,
    string? Text,
    ImmutableSortedDictionary<string, double> Values,
    [property: JsonIgnore] ReadOnlyMemory<byte>? Thumbnail);
