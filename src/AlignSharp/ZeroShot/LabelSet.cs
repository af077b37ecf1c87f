using System.Collections.Immutable;
using System.Numerics.Tensors;

namespace AlignSharp.ZeroShot;

/// <summary>
/// Labels with the embeddings of their prompts, encoded once and used for any number of pictures. Several templates make
/// an ensemble: each prompt's embedding is normalised, they are averaged, and the mean is normalised again (paper,
/// section 5.3). Immutable and safe to use from several threads.
/// </summary>
public sealed class LabelSet
{
    private LabelSet(ImmutableArray<string> labels, ImmutableArray<PromptTemplate> templates, FloatTensor embeds, FloatTensor neutral)
    {
        Labels = labels;
        Templates = templates;
        Embeds = embeds;
        NeutralEmbed = neutral;
    }

    /// <summary>The labels in the order they were given.</summary>
    public ImmutableArray<string> Labels { get; }

    /// <summary>The templates that made prompts of them.</summary>
    public ImmutableArray<PromptTemplate> Templates { get; }

    /// <summary>One embedding of length 1 a label: [labels, size].</summary>
    public FloatTensor Embeds { get; }

    /// <summary>The embedding of the templates without any label: [1, size]. Multi-label scores are measured against it.</summary>
    public FloatTensor NeutralEmbed { get; }

    /// <summary>Encodes labels.</summary>
    /// <param name="model">The model whose text tower encodes them.</param>
    /// <param name="labels">At least one; none empty and none twice.</param>
    /// <param name="templates">What makes prompts of them; null takes the label as it is.</param>
    /// <param name="cancellationToken">Stops between operators.</param>
    /// <exception cref="AlignException">There is no label, an empty one, or one twice; or no template.</exception>
    public static LabelSet Encode(
        AlignModel model,
        IEnumerable<string> labels,
        IEnumerable<PromptTemplate>? templates = null,
        CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(model);
        ArgumentNullException.ThrowIfNull(labels);
        ImmutableArray<string> names = [.. labels];
        ImmutableArray<PromptTemplate> prompts = templates is null ? [PromptTemplate.Plain] : [.. templates];
        return FromFeatures(names, prompts, model.GetTextFeatures(PromptsOf(names, prompts), cancellationToken));
    }

    /// <summary>
    /// The prompts that stand for labels, for those who encode them by other ways than a model at hand: every template with
    /// the first label, with the second, and so on, and last every template without a label.
    /// </summary>
    /// <param name="labels">At least one; none empty and none twice.</param>
    /// <param name="templates">At least one.</param>
    /// <exception cref="AlignException">There is no label, an empty one, or one twice; or no template.</exception>
    public static ImmutableArray<string> PromptsOf(ImmutableArray<string> labels, ImmutableArray<PromptTemplate> templates)
    {
        Check(labels, templates);
        return [.. labels.Append(string.Empty).SelectMany(label => templates.Select(template => template.Fill(label)))];
    }

    /// <summary>Makes a set of prompts that are encoded already.</summary>
    /// <param name="labels">The labels.</param>
    /// <param name="templates">The templates.</param>
    /// <param name="promptFeatures">The features of <see cref="PromptsOf"/>, in its order, normalised or not: [prompts, size].</param>
    /// <exception cref="ArgumentException">The number of features is another.</exception>
    public static LabelSet FromFeatures(
        ImmutableArray<string> labels, ImmutableArray<PromptTemplate> templates, FloatTensor promptFeatures)
    {
        ArgumentNullException.ThrowIfNull(promptFeatures);
        var expected = (labels.Length + 1) * templates.Length;
        if (promptFeatures.Count != expected)
        {
            throw new ArgumentException(
                $"{promptFeatures.Count} features were given; expected {expected}, one a prompt.", nameof(promptFeatures));
        }

        var means = Average(promptFeatures.Normalized(), templates.Length).Normalized();
        return new LabelSet(labels, templates, means.Slice(0, labels.Length), means.Slice(labels.Length, 1));
    }

    private static void Check(ImmutableArray<string> labels, ImmutableArray<PromptTemplate> templates)
    {
        if (labels.IsEmpty)
        {
            throw new AlignException("The list of labels is empty; expected at least one label.");
        }

        if (templates.IsEmpty)
        {
            throw new AlignException("The list of templates is empty; expected at least one template.");
        }

        var seen = new HashSet<string>();
        for (var index = 0; index < labels.Length; index++)
        {
            if (string.IsNullOrWhiteSpace(labels[index]))
            {
                throw new AlignException($"Label {index + 1} is empty; expected a word or phrase.");
            }

            if (!seen.Add(labels[index]))
            {
                throw new AlignException($"The label \"{labels[index]}\" is given twice; expected every label once.");
            }
        }
    }

    private static FloatTensor Average(FloatTensor embeds, int group)
    {
        var means = new FloatTensor(embeds.Count / group, embeds.ItemLength);
        for (var item = 0; item < embeds.Count; item++)
        {
            TensorPrimitives.Add(means[item / group], embeds[item], means[item / group]);
        }

        return means;
    }
}
