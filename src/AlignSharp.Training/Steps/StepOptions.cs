using AlignSharp.Training.Towers;

namespace AlignSharp.Training.Steps;

/// <summary>How the gradients of a step are computed. None of it but the precision changes what they are. Immutable.</summary>
public sealed record StepOptions
{
    /// <summary>Pairs that are computed at a time; null takes the batch whole. Smaller costs a second forward pass, not exactness.</summary>
    public int? MicroBatchSize { get; init; }

    /// <summary>Images that share batch statistics; null takes the micro-batch. The original has 16.</summary>
    public int? VirtualBatchSize { get; init; }

    /// <summary>In what convolutions and matrix products are computed.</summary>
    public Precision Precision { get; init; }

    /// <summary>Whether the towers' blocks are computed again in the backward pass: less memory, a third more time.</summary>
    public bool RecomputesBlocks { get; init; }

    /// <summary>The share by which a step moves running statistics.</summary>
    public double StatisticsMomentum { get; init; } = BatchStatistics.OriginalMomentum;
}
