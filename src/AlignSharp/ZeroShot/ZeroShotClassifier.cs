using System.Collections.Immutable;
using System.Numerics.Tensors;
using AlignSharp.Imaging;

namespace AlignSharp.ZeroShot;

/// <summary>
/// Labels pictures with words chosen freely. The labels are encoded once; each picture then costs one pass through the
/// image tower. Safe to use from several threads; it does not own the model.
/// </summary>
/// <param name="model">The model that encoded <paramref name="labels"/>.</param>
/// <param name="labels">The encoded labels.</param>
/// <param name="mode">Whether labels compete.</param>
public sealed class ZeroShotClassifier(AlignModel model, LabelSet labels, ScoreMode mode = ScoreMode.SingleLabel)
{
    /// <summary>The labels.</summary>
    public LabelSet Labels => labels;

    /// <summary>Whether labels compete.</summary>
    public ScoreMode Mode => mode;

    /// <summary>Scores every label for every picture.</summary>
    /// <param name="images">Decoded pictures.</param>
    /// <param name="cancellationToken">Stops between operators.</param>
    /// <returns>For each picture its labels, best first.</returns>
    public ImmutableArray<ImmutableArray<LabelScore>> Classify(
        IReadOnlyList<RgbImage> images, CancellationToken cancellationToken = default) =>
        Classify(model.GetImageFeatures(images, cancellationToken));

    /// <summary>Scores every label for pictures whose features are known.</summary>
    /// <param name="imageFeatures">[n, size], normalised or not.</param>
    /// <returns>For each picture its labels, best first.</returns>
    public ImmutableArray<ImmutableArray<LabelScore>> Classify(FloatTensor imageFeatures)
    {
        ArgumentNullException.ThrowIfNull(imageFeatures);
        var embeds = imageFeatures.Normalized();
        var results = ImmutableArray.CreateBuilder<ImmutableArray<LabelScore>>(embeds.Count);
        for (var image = 0; image < embeds.Count; image++)
        {
            results.Add(Score(embeds[image]));
        }

        return results.MoveToImmutable();
    }

    private ImmutableArray<LabelScore> Score(ReadOnlySpan<float> image)
    {
        var logits = new float[labels.Labels.Length];
        for (var label = 0; label < logits.Length; label++)
        {
            logits[label] = TensorPrimitives.Dot(image, labels.Embeds[label]) / model.Temperature;
        }

        var scores = new float[logits.Length];
        if (mode == ScoreMode.SingleLabel)
        {
            Softmax(logits, scores);
        }
        else
        {
            TensorPrimitives.Subtract(logits, TensorPrimitives.Dot(image, labels.NeutralEmbed[0]) / model.Temperature, scores);
            TensorPrimitives.Sigmoid<float>(scores, scores);
        }

        return [.. labels.Labels.Select((label, index) => new LabelScore(label, scores[index], logits[index]))
            .OrderByDescending(static score => score.Logit)];
    }

    // Logits divided by a small temperature overflow the exponential unless the largest is taken off first.
    private static void Softmax(float[] logits, float[] scores)
    {
        TensorPrimitives.Subtract(logits, TensorPrimitives.Max<float>(logits), scores);
        TensorPrimitives.Exp<float>(scores, scores);
        TensorPrimitives.Divide(scores, TensorPrimitives.Sum<float>(scores), scores);
    }
}
