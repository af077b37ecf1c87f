using System.Numerics.Tensors;

namespace AlignSharp;

/// <summary>
/// A point in the common space made of pictures and texts: "this picture, with snow, without people". Every part is
/// normalised first; texts weigh 2 and pictures 1 unless said otherwise, as worked best in the paper (section 6).
/// Immutable: each method returns a new query.
/// </summary>
public sealed class EmbeddingQuery
{
    /// <summary>How much a picture counts by default.</summary>
    public const float DefaultImageWeight = 1;

    /// <summary>How much a text counts by default.</summary>
    public const float DefaultTextWeight = 2;

    private readonly float[] _sum;

    private EmbeddingQuery(float[] sum) => _sum = sum;

    /// <summary>An empty query.</summary>
    /// <param name="size">Width of the embedding space.</param>
    public static EmbeddingQuery Create(int size)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(size);
        return new EmbeddingQuery(new float[size]);
    }

    /// <summary>Adds a picture.</summary>
    /// <param name="features">Its features, normalised or not.</param>
    /// <param name="weight">How much it counts.</param>
    public EmbeddingQuery WithImage(ReadOnlySpan<float> features, float weight = DefaultImageWeight) => Add(features, weight);

    /// <summary>Adds what the result should show more of.</summary>
    /// <param name="features">The text's features, normalised or not.</param>
    /// <param name="weight">How much it counts.</param>
    public EmbeddingQuery PlusText(ReadOnlySpan<float> features, float weight = DefaultTextWeight) => Add(features, weight);

    /// <summary>Takes away what the result should show less of.</summary>
    /// <param name="features">The text's features, normalised or not.</param>
    /// <param name="weight">How much it counts.</param>
    public EmbeddingQuery MinusText(ReadOnlySpan<float> features, float weight = DefaultTextWeight) => Add(features, -weight);

    /// <summary>The query's embedding, of length 1; zeros where the parts cancel out.</summary>
    public float[] ToEmbedding() => [.. new FloatTensor(_sum, 1, _sum.Length).Normalized().Values];

    private EmbeddingQuery Add(ReadOnlySpan<float> features, float weight)
    {
        if (features.Length != _sum.Length)
        {
            throw new ArgumentException($"{features.Length} values were given; expected {_sum.Length}.", nameof(features));
        }

        var norm = TensorPrimitives.Norm(features);
        if (!float.IsFinite(norm) || norm == 0)
        {
            throw new ArgumentException($"The features have the length {norm}; expected one that can be normalised.", nameof(features));
        }

        var sum = new float[_sum.Length];
        TensorPrimitives.MultiplyAdd(features, weight / norm, _sum, sum);
        return new EmbeddingQuery(sum);
    }
}
