using System.Collections.Immutable;
using AlignSharp.Evaluation.Results;
using AlignSharp.Evaluation.Statistics;
using AlignSharp.Evaluation.Tasks;

namespace AlignSharp.Evaluation.Limits;

/// <summary>Whether the model counts, understands "not" and knows left from right, on plain drawings that are the same for every set.</summary>
public sealed class ProbeTask : IEvaluationTask
{
    private const int MostExamples = 12;

    /// <inheritdoc/>
    public string Name => "probes";

    /// <inheritdoc/>
    public string Description => "counting, negation and spatial relations on simple drawings";

    /// <inheritdoc/>
    public bool MeasuresModelAlone => true;

    /// <inheritdoc/>
    public string? FindLack(EvaluationContext context) => null;

    /// <inheritdoc/>
    public ValueTask<ImmutableArray<TaskResult>> RunAsync(EvaluationContext context, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(context);
        var probes = ProbeSet.Draw(context.Seed);
        var images = context.Model.GetImageFeatures([.. probes.Select(static probe => probe.Picture)], cancellationToken).Normalized();
        ImmutableArray<int> chosen = [.. probes.Select((probe, number) => Similarity.MostSimilar(images[number], context.EmbedTexts(probe.Texts, cancellationToken)))];
        return ValueTask.FromResult<ImmutableArray<TaskResult>>([Report(probes, chosen, context.Bootstrap)]);
    }

    /// <param name="probes">The probes.</param>
    /// <param name="chosen">The text that the model finds nearest to each drawing; 0 is the true one.</param>
    /// <param name="bootstrap">Makes intervals.</param>
    internal static TaskResult Report(ImmutableArray<Probe> probes, ImmutableArray<int> chosen, Bootstrap bootstrap)
    {
        var byKind = probes.Zip(chosen).GroupBy(static pair => pair.First.Kind).ToList();
        return new TaskResult("probes", "Probes on simple drawings", "probes")
        {
            Counts = [new("drawings", probes.Length)],
            Figures = [.. byKind.Select(kind => Figure.Share(kind.Key, $"{char.ToUpperInvariant(kind.Key[0])}{kind.Key[1..]}, chance {100d / kind.First().First.Texts.Length:F0} %", Observations.Single(kind.Select(static pair => pair.Second == 0 ? 1d : 0)), bootstrap))],
            Headlines = [.. byKind.Select(static kind => kind.Key)],
            Galleries = [new Gallery("Misread drawings", [.. probes.Zip(chosen).Where(static pair => pair.Second != 0).Take(MostExamples).Select(static (pair, number) =>
                new Example($"{pair.First.Kind} {number}", pair.First.Texts[0], pair.First.Texts[pair.Second], pair.First.Kind) { Picture = pair.First.Picture })])],
            Notes = ["The drawings are the same for every split and are measured once.", "Drawings of circles and squares are unlike most training pictures: a model may fail here and still count apples. A figure near chance says that these texts do not tell these drawings apart."],
        };
    }
}
