using AlignSharp.Training.Losses;
using AlignSharp.Training.Optimizers;
using AlignSharp.Training.Steps;

namespace AlignSharp.Training.Settings;

/// <summary>All that decides a run: the same settings, data and thread count give the same weights. Immutable.</summary>
public sealed record TrainingSettings
{
    /// <summary>All chance follows from it: fresh weights, the order of the pairs, crops, captions and dropout.</summary>
    public long Seed { get; init; } = 1;

    /// <summary>Optimiser steps of the whole run. Above 0.</summary>
    public required long Steps { get; init; }

    /// <summary>Pairs in a step, each other's negatives. At least 2.</summary>
    public int BatchSize { get; init; } = 256;

    /// <summary>Where to train: <c>cpu</c>, or <c>cuda</c> with that libtorch package.</summary>
    public string Device { get; init; } = "cpu";

    /// <summary>Threads of libtorch; null leaves its choice. A resumed run needs the same number for the same bits.</summary>
    public int? Threads { get; init; }

    /// <summary>The model at the start.</summary>
    public required ModelSettings Model { get; init; }

    /// <summary>Where pairs come from.</summary>
    public required DataSettings Data { get; init; }

    /// <summary>What happens to pictures.</summary>
    public ImageSettings Images { get; init; } = new();

    /// <summary>Which text a picture comes with.</summary>
    public CaptionSettings Captions { get; init; } = new();

    /// <summary>The loss.</summary>
    public ContrastiveLossOptions Loss { get; init; } = new();

    /// <summary>The optimiser.</summary>
    public OptimizerSettings Optimizer { get; init; } = new();

    /// <summary>How a step is computed.</summary>
    public StepOptions Compute { get; init; } = new();

    /// <summary>When and on what the model is measured.</summary>
    public EvaluationSettings Evaluation { get; init; } = new();

    /// <summary>When the run is saved.</summary>
    public CheckpointSettings Checkpoints { get; init; } = new();

    /// <summary>What the finished model's card says.</summary>
    public CardSettings Card { get; init; } = new();

    /// <summary>The learning rate of every step.</summary>
    internal LearningRateSchedule Schedule => new(Optimizer.LearningRate, Optimizer.WarmUpSteps, Steps, Optimizer.Decay);
}
