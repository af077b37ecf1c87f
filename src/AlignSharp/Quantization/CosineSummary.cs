using System.Numerics.Tensors;

namespace AlignSharp.Quantization;

/// <summary>How near embeddings are to those of the float32 model.</summary>
/// <param name="Count">How many were compared.</param>
/// <param name="Mean">The mean cosine.</param>
/// <param name="Least">The least cosine.</param>
public sealed record CosineSummary(int Count, double Mean, double Least)
{
    internal static CosineSummary Of(FloatTensor expected, FloatTensor found)
    {
        var cosines = new double[expected.Count];
        for (var row = 0; row < cosines.Length; row++)
        {
            cosines[row] = TensorPrimitives.CosineSimilarity(expected[row], found[row]);
        }

        return new CosineSummary(cosines.Length, cosines.Average(), cosines.Min());
    }
}
