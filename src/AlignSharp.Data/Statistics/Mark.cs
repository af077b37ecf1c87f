namespace AlignSharp.Data.Statistics;

/// <summary>A bound that a published data set keeps to, to be marked on a distribution.</summary>
/// <param name="Value">Where.</param>
/// <param name="Label">Whose, and which side is kept.</param>
internal sealed record Mark(double Value, string Label);
