using System.Collections.Immutable;
using AlignSharp.Checkpoints;
using AlignSharp.Evaluation.Statistics;

namespace AlignSharp.Evaluation.Results;

/// <summary>The observations behind figures on disk, so that two runs can be compared picture by picture without their models.</summary>
internal static class ObservationsFile
{
    private const string Sums = "/sums";
    private const string Counts = "/counts";

    public static void Write(string path, EvaluationResult result) => SafetensorsWriter.Write(path, Named(result).SelectMany(static named =>
        new[]
        {
            TensorData.From(named.Name + Sums, named.Observations.Sums.ToArray(), named.Observations.Sums.Length),
            TensorData.From(named.Name + Counts, named.Observations.Counts.ToArray(), named.Observations.Counts.Length),
        }));

    /// <summary>Figures that have observations, as "split/section/figure".</summary>
    public static IEnumerable<(string Name, Observations Observations)> Named(EvaluationResult result) =>
        from split in result.Splits
        from task in split.Results
        from figure in task.Figures
        where figure.Observations is not null
        select (string.Join('/', new[] { split.Name, task.Section, figure.Name }.OfType<string>()), figure.Observations);

    /// <exception cref="EvaluationException">The file is missing or damaged.</exception>
    public static ImmutableDictionary<string, Observations> Read(string path)
    {
        try
        {
            using var store = TensorStore.Open(path);
            return store.Tensors.Keys.Where(static name => name.EndsWith(Sums, StringComparison.Ordinal)).Select(static name => name[..^Sums.Length])
                .ToImmutableDictionary(static name => name, name => new Observations([.. Doubles(store, name + Sums)], [.. Doubles(store, name + Counts)]));
        }
        catch (CheckpointException error)
        {
            throw new EvaluationException($"{path} cannot be read as the observations of a run: {error.Message}", error);
        }
    }

    private static double[] Doubles(TensorStore store, string name) =>
        System.Runtime.InteropServices.MemoryMarshal.Cast<byte, double>(store.GetBytes(name)).ToArray();
}
