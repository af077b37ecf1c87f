using AlignSharp.Architecture;
using AlignSharp.Checkpoints;
using AlignSharp.Configuration;
using AlignSharp.Training.Settings;
using AlignSharp.Training.Towers;

namespace AlignSharp.Training;

/// <summary>Makes the towers that a run begins or goes on with.</summary>
internal static class FirstTowers
{
    /// <summary>The weights of a checkpoint, else those of the model the run starts from, else fresh ones.</summary>
    public static AlignTowers Create(TrainingSettings settings, ImageSizeStage? size, string? checkpoint)
    {
        var config = AlignConfig.Load(settings.Model.Folder);
        config = size is null ? config : config with { Vision = config.Vision with { ImageSize = size.Crop } };
        var towers = (checkpoint ?? settings.Model.Start) is { } folder
            ? Load(config, folder, settings.Device)
            : AlignTowers.Create(config, settings.Seed, settings.Device, settings.Model.FreshWeights);
        foreach (var pattern in settings.Model.Freeze)
        {
            towers.Parameters.Freeze(pattern);
        }

        return towers;
    }

    private static AlignTowers Load(AlignConfig config, string folder, string device)
    {
        using var store = TensorStore.Open(folder);
        return AlignTowers.Load(AlignPlan.Create(config), store, device);
    }
}
