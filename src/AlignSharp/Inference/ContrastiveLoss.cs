using System.Numerics.Tensors;

namespace AlignSharp.Inference;

/// <summary>
/// Cross entropy with label smoothing 0.1 of each text against all pictures and the other way round, and their mean:
/// what transformers' <c>AlignModel</c> returns as its loss.
/// </summary>
internal static class ContrastiveLoss
{
    private const double LabelSmoothing = 0.1;

    public static float Compute(FloatTensor logitsPerText, FloatTensor logitsPerImage) =>
        (float)((MeanCrossEntropy(logitsPerText) + MeanCrossEntropy(logitsPerImage)) / 2);

    private static double MeanCrossEntropy(FloatTensor logits)
    {
        var total = 0.0;
        for (var row = 0; row < logits.Count; row++)
        {
            var values = logits[row];
            var largest = TensorPrimitives.Max(values);
            var sum = 0.0;
            foreach (var value in values)
            {
                sum += Math.Exp(value - largest);
            }

            var normalizer = largest + Math.Log(sum);
            var mean = (double)TensorPrimitives.Sum(values) / values.Length;
            total += normalizer - ((1 - LabelSmoothing) * values[row]) - (LabelSmoothing * mean);
        }

        return total / logits.Count;
    }
}
