using System.Collections.Immutable;
using System.Text.Json;
using AlignSharp.Data.Shards;
using AlignSharp.IO;
using AlignSharp.Training.Runs;
using AlignSharp.Training.Settings;

namespace AlignSharp.Training.Surveys;

/// <summary>Reads the shards of a run once through, hashes and counts them, and keeps what it found in the run's folder.</summary>
internal static class DataSurveyor
{
    public static async Task<DataSurvey> SurveyAsync(TrainingSettings settings, RunFolder run, CancellationToken cancellationToken)
    {
        var tally = new ShardTally(settings.Data.HoldOut);
        var shards = await CountAsync(tally, settings.Data.Shards, cancellationToken).ConfigureAwait(false);
        var measured = settings.Evaluation.Shards.IsDefaultOrEmpty
            ? []
            : await CountAsync(new ShardTally(null), settings.Evaluation.Shards, cancellationToken).ConfigureAwait(false);
        var survey = new DataSurvey(shards, [.. tally.Sources], measured);
        AtomicFile.WriteAllBytes(run.Data, JsonSerializer.SerializeToUtf8Bytes(survey, RunJson.Default.DataSurvey));
        return survey;
    }

    /// <summary>What a finished run found; a run from before surveys were kept is surveyed now.</summary>
    /// <exception cref="TrainingException">What the run's folder holds is no survey.</exception>
    public static async Task<DataSurvey> ReadAsync(TrainingSettings settings, RunFolder run, CancellationToken cancellationToken)
    {
        if (!File.Exists(run.Data))
        {
            return await SurveyAsync(settings, run, cancellationToken).ConfigureAwait(false);
        }

        try
        {
            return JsonSerializer.Deserialize(await File.ReadAllBytesAsync(run.Data, cancellationToken).ConfigureAwait(false), RunJson.Default.DataSurvey)!;
        }
        catch (JsonException error)
        {
            throw new TrainingException($"{run.Data} cannot be read; expected what a run found in its shards (without the file they are read anew).", error);
        }
    }

    private static async Task<ImmutableArray<SurveyedShard>> CountAsync(
        ShardTally tally, IReadOnlyList<string> patterns, CancellationToken cancellationToken)
    {
        var shards = ImmutableArray.CreateBuilder<SurveyedShard>();
        foreach (var path in ShardList.Expand(patterns))
        {
            shards.Add(await tally.CountAsync(path, cancellationToken).ConfigureAwait(false));
        }

        return shards.ToImmutable();
    }
}
