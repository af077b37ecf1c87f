using AlignSharp.Training.Losses;
using AlignSharp.Training.Optimizers;
using AlignSharp.Training.Runs;
using AlignSharp.Training.Settings;
using AlignSharp.Training.Steps;
using AlignSharp.Training.Towers;

namespace AlignSharp.Training;

/// <summary>The model and its optimiser, which a batch brings a step further. Not thread-safe.</summary>
internal sealed class StepMaker : IDisposable
{
    private readonly TrainingSettings _settings;
    private readonly ContrastiveLoss _loss;
    private readonly ContrastiveStep _step;

    private StepMaker(TrainingSettings settings, AlignTowers towers)
    {
        (_settings, Towers) = (settings, towers);
        Optimizer = settings.Optimizer.Create(towers.Parameters);
        _loss = new ContrastiveLoss(settings.Loss);
        _step = new ContrastiveStep(towers, _loss, settings.Compute);
    }

    public AlignTowers Towers { get; }

    public Optimizer Optimizer { get; }

    public float Temperature => Towers.Temperature.item<float>();

    /// <summary>As a run begins, or as it was at a checkpoint.</summary>
    public static StepMaker Create(TrainingSettings settings, ImageSizeStage? size, string? checkpoint)
    {
        var steps = new StepMaker(settings, FirstTowers.Create(settings, size, checkpoint));
        if (checkpoint is not null)
        {
            RunCheckpoints.Restore(checkpoint, steps.Optimizer);
        }

        return steps;
    }

    /// <exception cref="TrainingException">The loss or a gradient is not finite; the weights are as they were.</exception>
    public StepFacts Make(TrainingBatch batch, long step)
    {
        Towers.Parameters.ClearGradients();
        var loss = _step.AccumulateGradients(batch, RandomSeed.Derive(_settings.Seed, step));
        var norm = GradientClipping.Clip(Towers.Parameters, _settings.Optimizer.MaximumGradientNorm);
        if (!double.IsFinite(loss) || !double.IsFinite(norm))
        {
            throw new TrainingException(
                $"Step {step} gave a loss of {loss} and gradients of length {norm}, first in {Towers.Parameters.FindNotFinite() ?? "the loss"}; expected finite numbers (a lower optimizer.learning_rate or a maximum_gradient_norm may help).");
        }

        var rate = _settings.Schedule.At(step);
        Optimizer.Step(rate);
        _loss.ClampTemperature(Towers.Temperature);
        return new StepFacts(loss, norm, rate, batch.Count);
    }

    public void Dispose()
    {
        Optimizer.Dispose();
        Towers.Dispose();
    }
}
