using System.Numerics.Tensors;

namespace AlignSharp.Evaluation.Tasks;

/// <summary>Cosines of embeddings of length 1.</summary>
internal static class Similarity
{
    /// <summary>The cosines of every row with every other: [rows, others].</summary>
    public static FloatTensor Matrix(FloatTensor rows, FloatTensor others)
    {
        var scores = new FloatTensor(rows.Count, others.Count);
        Parallel.For(0, rows.Count, row =>
        {
            for (var other = 0; other < others.Count; other++)
            {
                scores[row][other] = TensorPrimitives.Dot<float>(rows[row], others[other]);
            }
        });
        return scores;
    }

    public static int MostSimilar(ReadOnlySpan<float> row, FloatTensor others)
    {
        var scores = new float[others.Count];
        for (var other = 0; other < others.Count; other++)
        {
            scores[other] = TensorPrimitives.Dot(row, others[other]);
        }

        return TensorPrimitives.IndexOfMax<float>(scores);
    }
}
