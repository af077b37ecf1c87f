namespace AlignSharp.Evaluation.Association;

/// <summary>The outcome of an association test.</summary>
/// <param name="EffectSize">Difference of the groups' mean associations in standard deviations; above 0, X leans to A.</param>
/// <param name="PValue">The share of equal divisions whose statistic is at least the observed one.</param>
/// <param name="Permutations">How many divisions were looked at.</param>
/// <param name="IsExact">Whether these were all of them, or drawn by a seed.</param>
public sealed record AssociationResult(double EffectSize, double PValue, long Permutations, bool IsExact);
