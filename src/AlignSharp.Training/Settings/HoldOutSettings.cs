namespace AlignSharp.Training.Settings;

/// <summary>
/// Keeps back samples by a field of their JSON, so that all samples with the same value are on the same side. Immutable.
/// </summary>
/// <param name="Field">The field: a name in the sample's JSON.</param>
/// <param name="Share">The share of the values that is kept back, chosen by their hash; 0 to below 1.</param>
/// <param name="Values">Values that are kept back in any case, as a vendor or a split.</param>
public sealed record HoldOutSettings(string Field, double Share = 0, IReadOnlyList<string>? Values = null);
