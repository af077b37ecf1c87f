using AlignSharp.Training.Optimizers;
using AlignSharp.Training.Towers;

namespace AlignSharp.Training.Settings;

/// <summary>The optimiser and its learning rate. Immutable.</summary>
public sealed record OptimizerSettings
{
    /// <summary>LAMB, the original's, unless set.</summary>
    public OptimizerKind Kind { get; init; }

    /// <summary>The rate at the end of the warm-up. Above 0.</summary>
    public double LearningRate { get; init; } = 1e-3;

    /// <summary>Steps of linear warm-up from 0.</summary>
    public long WarmUpSteps { get; init; }

    /// <summary>The way from the warm-up down to 0 at the last step.</summary>
    public RateDecay Decay { get; init; }

    /// <summary>The greatest length (L2) of all gradients as one vector; null sets no bound.</summary>
    public double? MaximumGradientNorm { get; init; }

    /// <summary>Moments, decay and what is spared it.</summary>
    public OptimizerOptions Options { get; init; } = new();

    internal Optimizer Create(ParameterSet parameters) => Kind switch
    {
        OptimizerKind.Lamb => new Lamb(parameters, Options),
        OptimizerKind.AdamW => new AdamW(parameters, Options),
        OptimizerKind.Sgd => new Sgd(parameters, Options),
        _ => throw new TrainingException($"The setting optimizer.kind is {Kind}; expected lamb, adam_w or sgd."),
    };
}
