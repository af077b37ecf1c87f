using System.Collections.Immutable;
using AlignSharp.Evaluation.Classification;
using AlignSharp.Evaluation.Tasks;

namespace AlignSharp.Evaluation.Robustness;

/// <summary>Classifies embeddings of some pictures of a split, however often they are changed.</summary>
/// <param name="Labelling">The labels of the whole split.</param>
/// <param name="Rows">The pictures judged, as rows of the split.</param>
/// <param name="Places">Where each of them is among the embeddings that are given.</param>
/// <param name="Labels">The class of each of them.</param>
/// <param name="Prompts">[classes, size].</param>
internal sealed record ZeroShotJudge(
    Labelling Labelling, ImmutableArray<int> Rows, ImmutableArray<int> Places, ImmutableArray<int> Labels, FloatTensor Prompts)
{
    /// <param name="context">The split.</param>
    /// <param name="labelling">Its labels of one field.</param>
    /// <param name="rows">The rows whose embeddings are given, ascending.</param>
    /// <param name="cancellationToken">Stops the embedding of prompts.</param>
    public static ZeroShotJudge Of(EvaluationContext context, Labelling labelling, ImmutableArray<int> rows, CancellationToken cancellationToken)
    {
        var labels = labelling.Rows.Zip(labelling.Labels).ToDictionary(static pair => pair.First, static pair => pair.Second);
        ImmutableArray<int> places = [.. Enumerable.Range(0, rows.Length).Where(place => labels.ContainsKey(rows[place]))];
        var prompts = PromptEnsemble.Average(ZeroShotTask.Prompts(context, labelling, cancellationToken), labelling.Templates.Length);
        return new(labelling, [.. places.Select(place => rows[place])], places, [.. places.Select(place => labels[rows[place]])], prompts);
    }

    /// <summary>The class found for each picture.</summary>
    /// <param name="embeddings">One for each row that the judge was made for, of length 1.</param>
    public ImmutableArray<int> Predict(FloatTensor embeddings) =>
        [.. Places.Select(place => Similarity.MostSimilar(embeddings[place], Prompts))];

    /// <summary>Whether each picture is classified rightly: 1 or 0.</summary>
    /// <param name="embeddings">One for each row that the judge was made for, of length 1.</param>
    public ImmutableArray<double> Judge(FloatTensor embeddings) =>
        [.. Predict(embeddings).Zip(Labels, static (found, label) => found == label ? 1d : 0)];
}
