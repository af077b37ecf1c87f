using System.Collections.Immutable;
using AlignSharp.Evaluation.Results;
using AlignSharp.Evaluation.Statistics;

namespace AlignSharp.Evaluation.Generalisation;

/// <summary>Accuracy on two sets of the same classes.</summary>
/// <param name="Reference">Whether each picture of the reference set is classified rightly: 1 or 0.</param>
/// <param name="Measured">The same of the measured set.</param>
/// <param name="Trend">What other models do; nothing where that is not known.</param>
/// <param name="Bootstrap">Makes intervals.</param>
internal sealed record SetComparison(ImmutableArray<double> Reference, ImmutableArray<double> Measured, RobustnessTrend? Trend, Bootstrap Bootstrap)
{
    public IEnumerable<Figure> Figures()
    {
        yield return Figure.Share("reference_acc1", "Top-1 on the reference set", Observations.Single(Reference), Bootstrap);
        yield return Figure.Share("acc1", "Top-1 on this set", Observations.Single(Measured), Bootstrap);
        yield return Difference("accuracy_change", "Change from the reference set", static reference => reference);
        if (Trend is { } trend)
        {
            var reference = Observations.Single(Reference);
            yield return new Figure("expected_acc1", "Top-1 expected of other models", 100 * trend.Expect(reference.Mean))
            {
                Interval = Bootstrap.Of(Reference.Length, weights => 100 * trend.Expect(reference.WeightedMean(weights))),
            };
            yield return Difference("effective_robustness", "Effective robustness", trend.Expect);
        }
    }

    // The pictures of each set are drawn apart: the sets have nothing to do with each other.
    private Figure Difference(string name, string title, Func<double, double> expect)
    {
        var (reference, measured) = (Observations.Single(Reference), Observations.Single(Measured));
        return new Figure(name, title, 100 * (measured.Mean - expect(reference.Mean)))
        {
            Interval = Bootstrap.Of(Reference.Length, Measured.Length, (before, after) =>
                100 * (measured.WeightedMean(after) - expect(reference.WeightedMean(before)))),
        };
    }
}
