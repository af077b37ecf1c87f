namespace AlignSharp.Training.Losses;

/// <summary>How the loss is made of the two directions. Immutable.</summary>
public sealed record ContrastiveLossOptions
{
    /// <summary>Share of each target spread over all candidates, 0 to below 1; ALIGN takes 0.1.</summary>
    public double LabelSmoothing { get; init; } = 0.1;

    /// <summary>Whether the two directions are added, as the paper has it, or averaged as in transformers.</summary>
    public LossReduction Reduction { get; init; } = LossReduction.Sum;

    /// <summary>
    /// Whether all pairs of a batch with the same caption share their target, rather than being each other's negatives.
    /// Not in the paper.
    /// </summary>
    public bool SharesPositives { get; init; }

    /// <summary>The least temperature after a step; null sets no bound. Above 0.</summary>
    public double? MinimumTemperature { get; init; }

    /// <summary>The greatest temperature after a step; null sets no bound.</summary>
    public double? MaximumTemperature { get; init; }
}
