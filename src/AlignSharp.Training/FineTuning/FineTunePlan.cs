using AlignSharp.Training.Losses;
using AlignSharp.Training.Optimizers;
using AlignSharp.Training.Runs;
using AlignSharp.Training.Settings;

namespace AlignSharp.Training.FineTuning;

/// <summary>Turns a model and a small set of pairs into the settings of a run.</summary>
public static class FineTunePlan
{
    private const double DefaultShare = 0.1;

    /// <summary>Reads the pairs once through and decides on steps, batches and what is held out.</summary>
    /// <param name="options">What was decided already.</param>
    /// <param name="cancellationToken">Stops the reading.</param>
    /// <returns>Settings that <see cref="Trainer.Start"/> takes; nothing in them is hidden, so that all can be replaced.</returns>
    /// <exception cref="AlignException">The model or a shard is missing, or there are fewer than 2 pairs to train on.</exception>
    public static async Task<TrainingSettings> MakeAsync(FineTuneOptions options, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(options);
        ArgumentOutOfRangeException.ThrowIfLessThan(options.Epochs, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(options.BatchSize, 2);
        var pairs = await PairCount.ReadAsync(options.Data, options.HoldOut, cancellationToken).ConfigureAwait(false);
        var holdOut = options.HoldOut ?? Default(options, pairs);
        var trained = options.HoldOut is null && holdOut is not null ? (long)(pairs.Trained * (1 - DefaultShare)) : pairs.Trained;
        if (trained < 2)
        {
            throw new TrainingException(
                $"{string.Join(", ", options.Data)}: {trained} pairs are left to train on ({pairs.HeldOut} held out, {pairs.Unusable} samples without picture or caption); expected at least 2.");
        }

        var batch = (int)Math.Min(options.BatchSize, trained);
        var epoch = (trained + batch - 1) / batch;
        return Settings(options, holdOut, batch, epoch);
    }

    private static TrainingSettings Settings(FineTuneOptions options, HoldOutSettings? holdOut, int batch, long epoch) => new()
    {
        Steps = options.Epochs * epoch,
        BatchSize = batch,
        Model = new ModelSettings { Start = options.Model, SaveAs = WeightType.Of(options.Model) },
        Data = new DataSettings { Shards = options.Data, HoldOut = holdOut },
        Captions = new CaptionSettings { Alternatives = "captions" },
        Loss = new ContrastiveLossOptions { SharesPositives = true },
        Optimizer = new OptimizerSettings
        {
            Kind = OptimizerKind.AdamW,
            LearningRate = options.LearningRate,
            WarmUpSteps = options.Epochs * epoch / 10,
            Decay = RateDecay.Cosine,
            MaximumGradientNorm = 1,
            Options = new OptimizerOptions { WeightDecay = 0.01 },
        },
        Evaluation = new EvaluationSettings { EverySteps = EveryFewEpochs(options, epoch), Shards = options.Evaluation },
        Checkpoints = new CheckpointSettings { EverySteps = EveryFewEpochs(options, epoch), LogEverySteps = Math.Max(1, epoch) },
    };

    // About five times in a run.
    private static long EveryFewEpochs(FineTuneOptions options, long epoch) => Math.Max(1, options.Epochs / 5) * epoch;

    private static HoldOutSettings? Default(FineTuneOptions options, PairCount pairs) =>
        options.Evaluation.IsDefaultOrEmpty && pairs.NamingField is { } field ? new HoldOutSettings(field, DefaultShare) : null;
}
