using System.Collections.Immutable;
using AlignSharp.Evaluation.Embeddings;
using AlignSharp.Evaluation.Sets;
using AlignSharp.Evaluation.Statistics;
using AlignSharp.ZeroShot;

namespace AlignSharp.Evaluation.Tasks;

/// <summary>What a task is given: a split's pictures with their embeddings, the set and the model. Safe to read from several threads.</summary>
public sealed class EvaluationContext
{
    private readonly SetEmbedder _embedder;
    private readonly TextEmbedder _texts;
    private readonly IProgress<EvaluationProgress>? _progress;

    internal EvaluationContext(
        AlignModel model, EmbeddedPictures pictures, SetEmbedder embedder, TextEmbedder texts, EvaluationOptions options, IProgress<EvaluationProgress>? progress)
    {
        (Model, Pictures, _embedder, _texts, Templates, _progress) = (model, pictures, embedder, texts, options.Templates, progress);
        (Seed, Bootstrap) = (options.Seed, new Bootstrap(options.Resamples, options.Seed));
    }

    /// <summary>The model.</summary>
    public AlignModel Model { get; }

    /// <summary>The pictures of the split that could be read.</summary>
    public EmbeddedPictures Pictures { get; }

    /// <summary>The set that the split is part of.</summary>
    public IEvaluationSet Set => Pictures.Set;

    /// <summary>The split's name.</summary>
    public string Split => Samples[0].Split;

    /// <summary>What is known of the pictures.</summary>
    public ImmutableArray<SampleFacts> Samples => Pictures.Samples;

    /// <summary>Their embeddings, [samples, size], each of length 1.</summary>
    public FloatTensor Images => Pictures.Images;

    /// <summary>Pictures to learn from, where the run has a set of them.</summary>
    public EmbeddedPictures? Train { get; init; }

    /// <summary>A second set of the same classes, where the run has one.</summary>
    public EmbeddedPictures? Reference { get; init; }

    /// <summary>The templates that the run was given; empty where the set's own count.</summary>
    public ImmutableArray<PromptTemplate> Templates { get; }

    /// <summary>Decides every draw.</summary>
    public ulong Seed { get; }

    /// <summary>Makes intervals.</summary>
    public Bootstrap Bootstrap { get; }

    /// <summary>Embeds texts; what was embedded before is not computed again.</summary>
    /// <param name="texts">The texts.</param>
    /// <param name="cancellationToken">Stops between operators.</param>
    /// <returns>[texts, size], each of length 1.</returns>
    public FloatTensor EmbedTexts(IReadOnlyList<string> texts, CancellationToken cancellationToken = default) =>
        _texts.Embed(texts, cancellationToken);

    /// <summary>Embeds pictures that are made for rows of the split; what was embedded before is neither made nor computed again.</summary>
    /// <param name="rows">Which rows, ascending.</param>
    /// <param name="variant">Names the pictures with all that they depend on, in the cache: "gaussian_noise 3, seed 0".</param>
    /// <param name="make">Makes the picture of a row; called from several threads.</param>
    /// <param name="cancellationToken">Stops the work; whole chunks stay in the cache.</param>
    /// <returns>[rows, size], each of length 1.</returns>
    /// <exception cref="EvaluationException">A picture cannot be made: an <see cref="AlignException"/> was thrown.</exception>
    public Task<FloatTensor> EmbedMadeAsync(
        ImmutableArray<int> rows, string variant, PictureMaker make, CancellationToken cancellationToken = default) =>
        _embedder.EmbedMadeAsync(Pictures, rows, variant, make, $"{Split}: {variant}", cancellationToken);

    /// <summary>The split's pictures that have a label of a field, with its classes: those of the set's list, or the values that occur.</summary>
    /// <param name="field">The field.</param>
    /// <returns>The labels; nothing where fewer than two classes are left to tell apart.</returns>
    public Labelling? FindLabelling(string field) => Labelling.Find(Pictures, field, Templates);

    /// <summary>Embeddings of some of the pictures.</summary>
    /// <param name="rows">Which.</param>
    public FloatTensor Rows(ImmutableArray<int> rows) => Pictures.Rows(rows);

    /// <summary>Says how far a task is.</summary>
    /// <param name="stage">What is being done, for people.</param>
    /// <param name="done">How much of it is done.</param>
    /// <param name="total">How much there is, where that is known.</param>
    public void Report(string stage, long done, long? total) => _progress?.Report(new EvaluationProgress($"{Split}: {stage}", done, total));
}
