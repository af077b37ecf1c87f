using System.Collections.Immutable;

namespace AlignSharp.Training.Settings;

/// <summary>Samples of which there are too many alike: each is met in a share of the epochs, drawn anew in every epoch. Immutable.</summary>
public sealed record ThinningSettings
{
    /// <summary>The field of a sample's JSON.</summary>
    public required string Field { get; init; }

    /// <summary>The values of the field (numbers as they are written) whose samples are thinned.</summary>
    public required ImmutableArray<string> Values { get; init; }

    /// <summary>The share of the epochs, 0 to 1; 0.25 meets such a sample in one epoch of four.</summary>
    public required double Share { get; init; }
}
