using System.Collections.Immutable;
using AlignSharp.Evaluation.Embeddings;
using AlignSharp.Evaluation.Results;
using AlignSharp.Evaluation.Tasks;

namespace AlignSharp.Evaluation.Generalisation;

/// <summary>Accuracy on a reference set and on the measured one, among the classes that both have.</summary>
internal static class ReferenceComparison
{
    /// <param name="context">The measured split.</param>
    /// <param name="reference">The reference set.</param>
    /// <param name="labelling">The measured split's labels of one field.</param>
    /// <param name="trend">What other models do on both sets, where that is known.</param>
    /// <param name="cancellationToken">Stops the embedding of prompts.</param>
    /// <returns>The comparison; nothing where the sets share fewer than two classes.</returns>
    public static TaskResult? Find(
        EvaluationContext context, EmbeddedPictures reference, Labelling labelling, RobustnessTrend? trend, CancellationToken cancellationToken)
    {
        var there = Labelling.Of(reference, labelling.Field, labelling.Classes).Labels.ToHashSet();
        var here = labelling.Labels.ToHashSet();
        var shared = labelling with { Classes = [.. labelling.Classes.Where((_, number) => here.Contains(number) && there.Contains(number))] };
        if (shared.Classes.Length < 2)
        {
            return null;
        }

        var hits = ZeroShotHits.Of(context, shared, cancellationToken);
        var (before, after) = (hits.On(reference), hits.On(context.Pictures));
        return new TaskResult(GeneralisationTask.TaskName, $"From the reference set to this one: {labelling.Field}", $"generalisation_{labelling.Field}")
        {
            Counts = [new("images", after.Length), new("reference_images", before.Length), new("shared_classes", shared.Classes.Length)],
            Figures = [.. new SetComparison(before, after, trend, context.Bootstrap).Figures()],
            Headlines = ["acc1", "accuracy_change", "effective_robustness"],
            Notes = [trend is not null
                ? $"Effective robustness is what the model reaches above a line between log odds that was fitted to {trend.Models} other models."
                : "Without accuracies of other models on both sets only the change is known: harder pictures cost every model accuracy."],
        };
    }
}
