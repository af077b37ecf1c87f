using AlignSharp.Evaluation.Statistics;

namespace AlignSharp.Evaluation.Association;

/// <summary>How far two groups lean to different attributes: the difference of their means in standard deviations of both together.</summary>
internal static class EffectSize
{
    /// <param name="x">How much each item of the first group leans.</param>
    /// <param name="y">The same of the second group.</param>
    /// <param name="weightsX">How often each item of the first group counts; once unless given.</param>
    /// <param name="weightsY">The same of the second group.</param>
    public static double Of(double[] x, double[] y, int[]? weightsX = null, int[]? weightsY = null)
    {
        var (first, second) = (Moments.Of(x, weightsX), Moments.Of(y, weightsY));
        var both = first.With(second);
        return (first.Mean - second.Mean) / Math.Sqrt((both.Squares - (both.Count * both.Mean * both.Mean)) / (both.Count - 1));
    }

    /// <summary>The interval when the items of both groups are drawn again.</summary>
    public static Interval? Interval(double[] x, double[] y, Bootstrap bootstrap) =>
        bootstrap.Of(x.Length, y.Length, (weightsX, weightsY) => Of(x, y, weightsX, weightsY));

    private readonly record struct Moments(double Count, double Sum, double Squares)
    {
        public double Mean => Sum / Count;

        public static Moments Of(double[] values, int[]? weights)
        {
            var (count, sum, squares) = (0d, 0d, 0d);
            for (var item = 0; item < values.Length; item++)
            {
                var weight = weights?[item] ?? 1;
                count += weight;
                sum += weight * values[item];
                squares += weight * values[item] * values[item];
            }

            return new(count, sum, squares);
        }

        public Moments With(Moments other) => new(Count + other.Count, Sum + other.Sum, Squares + other.Squares);
    }
}
