using System.Collections.Immutable;
using AlignSharp.Data.Shards;

namespace AlignSharp.Training.Settings;

/// <summary>Settings whose paths hold wherever the run is resumed from.</summary>
internal static class FullPaths
{
    public static TrainingSettings Of(TrainingSettings settings) => settings with
    {
        Model = settings.Model with { Start = Full(settings.Model.Start), Architecture = Full(settings.Model.Architecture) },
        Data = settings.Data with { Shards = Full(settings.Data.Shards) },
        Evaluation = settings.Evaluation with { Shards = Full(settings.Evaluation.Shards) },
        Card = settings.Card with { Attribution = Full(settings.Card.Attribution) },
    };

    private static string? Full(string? path) => string.IsNullOrEmpty(path) ? path : Path.GetFullPath(path);

    private static ImmutableArray<string> Full(ImmutableArray<string> patterns) => patterns.IsDefaultOrEmpty
        ? patterns
        : [.. patterns.SelectMany(static pattern => RootedPattern.Of(pattern, Directory.GetCurrentDirectory()))];
}
