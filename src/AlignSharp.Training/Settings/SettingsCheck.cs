namespace AlignSharp.Training.Settings;

/// <summary>Refuses settings out of their ranges.</summary>
internal static class SettingsCheck
{
    public static void Require(TrainingSettings settings, string path)
    {
        if (Objections(settings).FirstOrDefault() is { } objection)
        {
            throw new TrainingException($"{path}: the setting {objection}.");
        }
    }

    private static IEnumerable<string?> Objections(TrainingSettings settings) =>
        Run(settings).Concat(Images(settings)).Concat(Captions(settings.Captions)).Concat(Learning(settings)).OfType<string>();

    private static IEnumerable<string?> Run(TrainingSettings settings)
    {
        yield return Above("steps", settings.Steps, 0);
        yield return settings.BatchSize >= 2
            ? null
            : $"batch_size is {settings.BatchSize}; expected at least 2, for the others of a batch are the negatives";
        yield return Above("threads", settings.Threads ?? 1, 0);
        yield return (settings.Model.Start is null) == (settings.Model.Architecture is null)
            ? "model needs either start or architecture; expected a folder in one of them"
            : null;
        yield return settings.Data.Shards.IsDefaultOrEmpty ? "data.shards is empty; expected shards" : null;
        yield return Above("data.shuffle_buffer", settings.Data.ShuffleBuffer, 0);
        yield return Above("data.ahead", settings.Data.Ahead ?? 1, 0);
        yield return Share("data.hold_out.share", settings.Data.HoldOut?.Share ?? 0);
        yield return Share("data.thinning.share", settings.Data.Thinning?.Share ?? 0);
        yield return settings.Data.Thinning?.Values.IsDefaultOrEmpty == true ? "data.thinning.values is empty; expected values of the field" : null;
        yield return Above("evaluation.every_steps", settings.Evaluation.EverySteps, 0);
        yield return Above("evaluation.pairs", settings.Evaluation.Pairs, 0);
        yield return Above("evaluation.batch_size", settings.Evaluation.BatchSize, 0);
        yield return Above("checkpoints.every_steps", settings.Checkpoints.EverySteps, 0);
        yield return Above("checkpoints.keep", settings.Checkpoints.Keep, 0);
        yield return Above("checkpoints.log_every_steps", settings.Checkpoints.LogEverySteps, 0);
        yield return settings.Card.Attribution is { } file && !File.Exists(file) ? $"card.attribution is {file}, which is not there; expected a text file" : null;
    }

    private static IEnumerable<string?> Images(TrainingSettings settings)
    {
        var images = settings.Images;
        yield return Share("images.flip", images.Flip);
        yield return Share("images.color", images.Color);
        yield return Share("images.outline", images.Outline);
        yield return Share("images.least_area", images.LeastArea ?? 1);
        yield return images.LeastArea is 0 ? "images.least_area is 0; expected above 0" : null;
        yield return images.RandAugment is >= 0 and <= 10 ? null : $"images.rand_augment is {images.RandAugment}; expected 0 to 10";
        yield return images.Magnitude is >= 0 and <= 10 ? null : $"images.magnitude is {images.Magnitude}; expected 0 to 10";
        var last = 0L;
        foreach (var stage in images.Sizes)
        {
            yield return stage.FromStep > last && (last > 0 || stage.FromStep == 1)
                ? null
                : $"images.sizes has a stage from step {stage.FromStep}; expected 1 first and then rising steps";
            yield return stage.Crop is >= 32 and <= 4096 && stage.Resize >= stage.Crop && stage.Resize <= 8192
                ? null
                : $"images.sizes has resize {stage.Resize} and crop {stage.Crop}; expected a crop of 32 to 4096 and a resize no smaller";
            last = stage.FromStep;
        }
    }

    private static IEnumerable<string?> Captions(CaptionSettings captions)
    {
        yield return Share("captions.alternative_share", captions.AlternativeShare);
        yield return Above("captions.joined", captions.Joined, 0);
        yield return Above("captions.maximum_tokens", captions.MaximumTokens ?? 3, 2);
    }

    private static IEnumerable<string?> Learning(TrainingSettings settings)
    {
        yield return settings.Optimizer.LearningRate is > 0 and < double.PositiveInfinity
            ? null
            : $"optimizer.learning_rate is {settings.Optimizer.LearningRate}; expected above 0";
        yield return settings.Optimizer.WarmUpSteps >= 0 && settings.Optimizer.WarmUpSteps < settings.Steps
            ? null
            : $"optimizer.warm_up_steps is {settings.Optimizer.WarmUpSteps}; expected 0 to fewer than the {settings.Steps} steps";
        yield return settings.Optimizer.MaximumGradientNorm is not <= 0 ? null : "optimizer.maximum_gradient_norm is not above 0; expected above 0 or null";
        yield return settings.Loss.LabelSmoothing is >= 0 and < 1
            ? null
            : $"loss.label_smoothing is {settings.Loss.LabelSmoothing}; expected 0 to below 1";
        yield return settings.Loss.MinimumTemperature is not <= 0
            ? null
            : $"loss.minimum_temperature is {settings.Loss.MinimumTemperature}; expected above 0";
        yield return settings.Compute.MicroBatchSize is not { } micro || (micro > 0 && settings.BatchSize % Math.Min(micro, settings.BatchSize) == 0)
            ? null
            : $"compute.micro_batch_size is {settings.Compute.MicroBatchSize}; expected a divisor of the batch of {settings.BatchSize}";
    }

    private static string? Above(string name, long value, long bound) => value > bound ? null : $"{name} is {value}; expected above {bound}";

    private static string? Share(string name, double value) => value is >= 0 and <= 1 ? null : $"{name} is {value}; expected 0 to 1";
}
