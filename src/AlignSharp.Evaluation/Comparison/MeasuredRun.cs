using System.Collections.Immutable;
using AlignSharp.Evaluation.Results;

namespace AlignSharp.Evaluation.Comparison;

/// <summary>What a comparison needs of a run: where its figures come from, and what they are means of.</summary>
/// <param name="Model">The model as it was named.</param>
/// <param name="Data">The set as it was named.</param>
/// <param name="Draw">Names the pictures and the seed that divided them: runs with another draw measured other pictures.</param>
/// <param name="Figures">In the run's order.</param>
public sealed record MeasuredRun(string Model, string Data, string Draw, ImmutableArray<MeasuredFigure> Figures)
{
    /// <summary>Takes it from a run just made.</summary>
    /// <param name="result">The run's results.</param>
    public static MeasuredRun Of(EvaluationResult result)
    {
        ArgumentNullException.ThrowIfNull(result);
        var run = result.Provenance;
        return new(run.Model, run.Data.Name, DrawOf(run.Data.Hash, run.Train?.Hash, run.Seed), [.. ObservationsFile.Named(result).Select(static own => new MeasuredFigure(own.Name, own.Observations))]);
    }

    /// <summary>Reads it from the folder that <c>align eval --output</c> wrote.</summary>
    /// <param name="folder">The folder.</param>
    /// <exception cref="EvaluationException">A file is missing or damaged.</exception>
    public static MeasuredRun Read(string folder)
    {
        ArgumentNullException.ThrowIfNull(folder);
        var head = ResultsHead.Read(Path.Combine(folder, ResultsFolder.Results));
        var stored = ObservationsFile.Read(Path.Combine(folder, ResultsFolder.Observations));
        return new(head.Model, head.Data, DrawOf(head.DataHash, head.TrainHash, head.Seed),
            [.. head.Names.Where(stored.ContainsKey).Select(name => new MeasuredFigure(name, stored[name]))]);
    }

    /// <summary>Whether a folder holds results.</summary>
    /// <param name="folder">The folder.</param>
    public static bool IsResults(string folder) => File.Exists(Path.Combine(folder, ResultsFolder.Results));

    private static string DrawOf(string dataHash, string? trainHash, ulong seed) =>
        trainHash is null ? $"{dataHash}, seed {seed}" : $"{dataHash} after {trainHash}, seed {seed}";
}
