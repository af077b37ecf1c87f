using System.Globalization;
using AlignSharp.Training.Settings;
using TorchSharp;

namespace AlignSharp.Training.Cards;

/// <summary>How the model was trained, in full: with the data, enough to do it again.</summary>
internal static class TrainingSection
{
    public static void Write(MarkdownText text, CardFacts facts)
    {
        text.Heading(2, "Training");
        text.Table(["", ""], Rows(facts).Select(static row => new[] { row.Name, row.Value }));
        text.Paragraph("The settings that are not the defaults, as a run's `config.json` has them:");
        text.Code("json", ChangedSettings.Of(facts.Settings));
        if (facts.Changes.Any())
        {
            text.Paragraph("The run was resumed with other settings; those above are its last:");
            text.Table(["after step", "setting", "before", "from then on"], facts.Changes.Select(static item => Row(item.Step, item.Change)));
        }
    }

    private static IEnumerable<(string Name, string Value)> Rows(CardFacts facts)
    {
        var settings = facts.Settings;
        yield return ("begun with", settings.Model.Start is { } start ? $"the weights of {settings.Card.BaseModel ?? CardFacts.Short(start)}" : $"fresh weights, drawn as {settings.Model.FreshWeights.ToString().ToLowerInvariant()} does");
        if (!settings.Model.Freeze.IsDefaultOrEmpty)
        {
            yield return ("left as it was", string.Join(", ", settings.Model.Freeze.Select(static pattern => $"`{pattern}`")));
        }

        yield return ("loss", Loss(settings));
        yield return ("optimiser", Optimizer(settings.Optimizer));
        yield return ("length", Length(facts));
        yield return ("pictures", Pictures(settings.Images));
        yield return ("computed in", settings.Compute.Precision.ToString().ToLowerInvariant());
        if (RunTime.Of(facts.MadeBy, facts.Seen) is { } time)
        {
            yield return ("time", Text($"{Duration(time)} of steps on {settings.Device}, {facts.PairsSeen / time.TotalSeconds:0} pairs a second"));
        }

        yield return ("seed", Text($"{settings.Seed}; weights, order, crops, captions and dropout follow from it"));
        yield return ("software", $"AlignSharp {typeof(TrainingSection).Assembly.GetName().Version?.ToString(3)}, TorchSharp {typeof(torch).Assembly.GetName().Version?.ToString(3)}");
    }

    private static string Length(CardFacts facts)
    {
        var batch = facts.Changes.Any(static item => item.Change.Name == SeenPairs.Setting) ? "" : Text($" of {facts.Settings.BatchSize:N0} pairs");
        var rest = facts.Made.Step < facts.Settings.Steps ? Text($"; the best of {facts.Settings.Steps:N0} steps") : "";
        return Text($"{facts.Made.Step:N0} steps{batch}: {facts.PairsSeen:N0} pairs seen{Epochs(facts)}{rest}");
    }

    private static string[] Row(long step, SettingChange change) =>
        [Text($"{step:N0}"), $"`{change.Name}`", $"`{ChangedSettings.WithoutFolders(change.Before)}`", $"`{ChangedSettings.WithoutFolders(change.After)}`"];

    private static string Loss(TrainingSettings settings) => Text(
        $"contrastive, label smoothing {settings.Loss.LabelSmoothing:0.###}, {settings.Loss.Reduction.ToString().ToLowerInvariant()} of both directions{(settings.Loss.SharesPositives ? ", equal captions share positives" : "")}");

    private static string Optimizer(OptimizerSettings optimizer) => Text(
        $"{optimizer.Kind.ToString().ToUpperInvariant()}, rate {optimizer.LearningRate:G4} after {optimizer.WarmUpSteps:N0} steps of warm-up, then {optimizer.Decay.ToString().ToLowerInvariant()} decay to 0; weight decay {optimizer.Options.WeightDecay:G4}");

    private static string Pictures(ImageSettings images)
    {
        var sizes = images.Sizes.Select(static stage => Text($"resized to {stage.Resize} and cropped to {stage.Crop} from step {stage.FromStep:N0}"));
        return string.Join(", ", sizes.DefaultIfEmpty("the processor's size").Concat(Changes(images)));
    }

    private static IEnumerable<string> Changes(ImageSettings images)
    {
        yield return images.LeastArea is { } area ? Text($"random crops of at least {area:P0} of the area") : "random crops";
        if (images.Flip > 0)
        {
            yield return Text($"mirrored {images.Flip:P0} of the time");
        }

        if (images.Color > 0)
        {
            yield return Text($"colours changed by up to {images.Color:P0}");
        }

        if (images.Outline > 0)
        {
            yield return Text($"edges drawn {images.Outline:P0} of the time");
        }

        if (images.RandAugment > 0)
        {
            yield return Text($"RandAugment of {images.RandAugment} at {images.Magnitude:0.#}");
        }
    }

    private static string Epochs(CardFacts facts) => facts.Data.Trained > 0
        ? Text($", {(double)facts.PairsSeen / facts.Data.Trained:0.0} times each")
        : "";

    private static string Duration(TimeSpan time) => time.TotalHours >= 1 ? Text($"{time.TotalHours:0.0} hours") : Text($"{Math.Ceiling(time.TotalMinutes)} minutes");

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
