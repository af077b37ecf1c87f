using System.Numerics.Tensors;
using AlignSharp.Data.Shards;

namespace AlignSharp.Evaluation.Association;

/// <summary>
/// The embedding association test (WEAT, Caliskan et al., 2017; iEAT, Steed and Caliskan, 2021): do the items of X lean to
/// the attributes A, and those of Y to B, more than divisions of the same items at random? A low p-value says that the
/// model separates these very items; it does not say what it would do with others, nor why.
/// </summary>
public static class AssociationTest
{
    private const long MostExact = 200_000;

    /// <summary>Runs the test. All divisions are looked at where there are at most 200,000; more are sampled.</summary>
    /// <param name="x">Embeddings of the first group, [n, size].</param>
    /// <param name="y">Embeddings of the second group, [n, size].</param>
    /// <param name="a">Embeddings of the first attributes, [any, size].</param>
    /// <param name="b">Embeddings of the second attributes, [any, size].</param>
    /// <param name="samples">How many divisions are drawn where all are too many.</param>
    /// <param name="seed">Decides which.</param>
    /// <exception cref="EvaluationException">The groups are empty or of different size, or an embedding has another size.</exception>
    public static AssociationResult Run(
        FloatTensor x, FloatTensor y, FloatTensor a, FloatTensor b, int samples = 10_000, ulong seed = 0)
    {
        Check(x, y, a, b);
        var (first, second) = (Leanings(x, a, b), Leanings(y, a, b));
        double[] leanings = [.. first, .. second];
        var observed = first.Sum();
        var effect = EffectSize.Of(first, second);
        if (Divisions.Count(leanings.Length, x.Count) is { } all && all <= MostExact)
        {
            var above = Divisions.All(leanings.Length, x.Count).LongCount(part => Reaches(part.Sum(item => leanings[item]), observed));
            return new AssociationResult(effect, (double)above / all, all, IsExact: true);
        }

        // The observed division counts as one of those drawn, so that no p-value is 0.
        var drawn = 1 + Divisions.Draw(leanings.Length, x.Count, samples, new SplitMix64(seed))
            .LongCount(part => Reaches(part.Sum(item => leanings[item]), observed));
        return new AssociationResult(effect, drawn / (samples + 1d), samples + 1, IsExact: false);
    }

    // Sums of the same numbers in another order differ in their last bits.
    private static bool Reaches(double statistic, double observed) => statistic >= observed - (1e-12 * Math.Max(1, Math.Abs(observed)));

    /// <summary>How much nearer each item is to the first attributes than to the second.</summary>
    internal static double[] Leanings(FloatTensor items, FloatTensor a, FloatTensor b) =>
        [.. Enumerable.Range(0, items.Count).Select(item => MeanCosine(items[item], a) - MeanCosine(items[item], b))];

    private static double MeanCosine(ReadOnlySpan<float> item, FloatTensor attributes)
    {
        var sum = 0d;
        for (var attribute = 0; attribute < attributes.Count; attribute++)
        {
            sum += TensorPrimitives.CosineSimilarity(item, attributes[attribute]);
        }

        return sum / attributes.Count;
    }

    private static void Check(FloatTensor x, FloatTensor y, FloatTensor a, FloatTensor b)
    {
        FloatTensor[] all = [x, y, a, b];
        if (x.Count != y.Count || all.Any(static part => part.Count == 0))
        {
            throw new EvaluationException(
                $"The groups have {x.Count} and {y.Count} items and the attributes {a.Count} and {b.Count}; expected groups of one size and nothing empty.");
        }

        if (all.Any(part => part.ItemLength != x.ItemLength))
        {
            throw new EvaluationException(
                $"The embeddings have {string.Join(", ", all.Select(static part => part.ItemLength))} numbers; expected one size.");
        }
    }
}
