using System.Numerics.Tensors;

namespace AlignSharp.Evaluation.Classification;

/// <summary>Prompts of several templates as one embedding a class.</summary>
public static class PromptEnsemble
{
    /// <summary>Averages the embeddings of each class and normalises the means again.</summary>
    /// <param name="prompts">[classes x templates, size], each of length 1; the templates of one class stand together.</param>
    /// <param name="templates">How many templates there are.</param>
    /// <returns>[classes, size], each of length 1.</returns>
    public static FloatTensor Average(FloatTensor prompts, int templates)
    {
        ArgumentNullException.ThrowIfNull(prompts);
        var means = new FloatTensor(prompts.Count / templates, prompts.ItemLength);
        for (var prompt = 0; prompt < prompts.Count; prompt++)
        {
            TensorPrimitives.Add(means[prompt / templates], prompts[prompt], means[prompt / templates]);
        }

        return means.Normalized();
    }

    /// <summary>The prompts of one template alone.</summary>
    /// <param name="prompts">[classes x templates, size].</param>
    /// <param name="templates">How many templates there are.</param>
    /// <param name="template">Which, from 0.</param>
    /// <returns>[classes, size].</returns>
    public static FloatTensor Single(FloatTensor prompts, int templates, int template)
    {
        ArgumentNullException.ThrowIfNull(prompts);
        var own = new FloatTensor(prompts.Count / templates, prompts.ItemLength);
        for (var label = 0; label < own.Count; label++)
        {
            prompts[(label * templates) + template].CopyTo(own[label]);
        }

        return own;
    }
}
