using System.Collections.Immutable;
using AlignSharp.Evaluation.Classification;
using AlignSharp.Evaluation.Embeddings;
using AlignSharp.Evaluation.Tasks;

namespace AlignSharp.Evaluation.Generalisation;

/// <summary>Which pictures of any set are classified rightly from the names of some classes.</summary>
/// <param name="Labelling">The classes, and the field of the labels.</param>
/// <param name="Prompts">[classes, size].</param>
internal sealed record ZeroShotHits(Labelling Labelling, FloatTensor Prompts)
{
    public static ZeroShotHits Of(EvaluationContext context, Labelling labelling, CancellationToken cancellationToken) =>
        new(labelling, PromptEnsemble.Average(ZeroShotTask.Prompts(context, labelling, cancellationToken), labelling.Templates.Length));

    /// <summary>1 for each picture of the classes that is classified rightly, else 0.</summary>
    public ImmutableArray<double> On(EmbeddedPictures pictures)
    {
        var own = Labelling.Of(pictures, Labelling.Field, Labelling.Classes);
        return [.. own.Rows.Zip(own.Labels, (row, label) => Similarity.MostSimilar(pictures.Images[row], Prompts) == label ? 1d : 0)];
    }
}
