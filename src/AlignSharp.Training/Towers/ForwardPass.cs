using TorchSharp;
using static TorchSharp.torch;

namespace AlignSharp.Training.Towers;

/// <summary>How a tower is run once: for its features alone, or for training. Immutable.</summary>
public sealed record ForwardPass
{
    /// <summary>As the finished model runs: running statistics, nothing dropped, float32.</summary>
    public static ForwardPass Evaluation { get; } = new();

    /// <summary>Whether statistics come from the batch, and dropout and drop-connect apply.</summary>
    public bool IsTraining { get; init; }

    /// <summary>In what to compute.</summary>
    public Precision Precision { get; init; }

    /// <summary>Decides what is dropped: equal seeds drop the same.</summary>
    public long Seed { get; init; }

    /// <summary>Images that share batch statistics in training; null takes the whole batch.</summary>
    public int? VirtualBatchSize { get; init; }

    /// <summary>Whether blocks are computed again in the backward pass instead of keeping their inner maps.</summary>
    public bool Recomputes { get; init; }

    /// <summary>Where batch statistics are gathered for the running ones; null gathers none.</summary>
    public BatchStatistics? Statistics { get; init; }

    internal ScalarType Type => Precision == Precision.BFloat16 ? ScalarType.BFloat16 : ScalarType.Float32;

    internal Tensor Cast(Tensor tensor) => tensor.to(Type);

    /// <summary>Starts the chance of one part of a tower.</summary>
    internal void SeedChance(string place)
    {
        if (IsTraining)
        {
            manual_seed(RandomSeed.Derive(Seed, place));
        }
    }
}
