using System.Numerics.Tensors;

namespace AlignSharp.Evaluation.Probing;

/// <summary>
/// C times the sum of the multinomial log losses plus half the squared weights; intercepts are not penalised. The point
/// holds one row a class: its weights, then its intercept.
/// </summary>
internal sealed class LogisticLoss(FloatTensor features, IReadOnlyList<int> labels, int classes, double c)
{
    private const int Block = 128;
    private readonly int _size = features.ItemLength;

    public int PointLength => classes * (_size + 1);

    public double Evaluate(ReadOnlySpan<double> point, Span<double> gradient)
    {
        var weights = point.ToArray();
        var total = new double[PointLength];
        var loss = 0d;
        var gate = new Lock();
        Parallel.For(0, (features.Count + Block - 1) / Block, () => (Loss: 0d, Gradient: new double[PointLength]), (block, _, sums) =>
        {
            var last = Math.Min((block + 1) * Block, features.Count);
            return (sums.Loss + Add(block * Block, last, weights, sums.Gradient), sums.Gradient);
        }, sums =>
        {
            lock (gate)
            {
                loss += sums.Loss;
                TensorPrimitives.Add<double>(total, sums.Gradient, total);
            }
        });
        TensorPrimitives.Multiply<double>(total, c, gradient);
        return (c * loss) + Penalise(weights, gradient);
    }

    private double Add(int first, int last, double[] weights, double[] gradient)
    {
        var loss = 0d;
        var row = new double[_size + 1];
        var scores = new double[classes];
        for (var item = first; item < last; item++)
        {
            TensorPrimitives.ConvertChecked<float, double>(features[item], row);
            row[_size] = 1;
            loss += LogLoss(row, weights, labels[item], scores);
            for (var label = 0; label < classes; label++)
            {
                var own = gradient.AsSpan(label * row.Length, row.Length);
                TensorPrimitives.MultiplyAdd<double>(row, scores[label], own, own);
            }
        }

        return loss;
    }

    // Leaves in scores the derivative of the loss by each score: the probability, less one for the label.
    private static double LogLoss(double[] row, double[] weights, int label, double[] scores)
    {
        for (var other = 0; other < scores.Length; other++)
        {
            scores[other] = TensorPrimitives.Dot<double>(row, weights.AsSpan(other * row.Length, row.Length));
        }

        var own = scores[label];
        var largest = TensorPrimitives.Max<double>(scores);
        TensorPrimitives.Subtract<double>(scores, largest, scores);
        TensorPrimitives.Exp<double>(scores, scores);
        var sum = TensorPrimitives.Sum<double>(scores);
        TensorPrimitives.Divide<double>(scores, sum, scores);
        scores[label] -= 1;
        return Math.Log(sum) + largest - own;
    }

    private double Penalise(double[] weights, Span<double> gradient)
    {
        var penalty = 0d;
        for (var label = 0; label < classes; label++)
        {
            var own = weights.AsSpan(label * (_size + 1), _size);
            penalty += TensorPrimitives.SumOfSquares<double>(own) / 2;
            var slope = gradient.Slice(label * (_size + 1), _size);
            TensorPrimitives.Add<double>(slope, own, slope);
        }

        return penalty;
    }
}
