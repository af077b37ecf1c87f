using System.Collections.Immutable;
using AlignSharp.Evaluation.Statistics;

namespace AlignSharp.Evaluation.Comparison;

/// <summary>Two models, figure by figure, on the same pictures. Immutable.</summary>
/// <param name="First">The first model as it was named.</param>
/// <param name="Second">The second.</param>
/// <param name="Data">The set that both were measured on.</param>
/// <param name="Resamples">How often pictures were drawn, and results exchanged.</param>
/// <param name="Seed">What decided every draw of the comparison.</param>
/// <param name="Figures">The figures that both runs have, in the first run's order.</param>
/// <param name="Unmatched">Figures that only one run has.</param>
public sealed record ModelComparison(
    string First, string Second, string Data, int Resamples, ulong Seed, ImmutableArray<ComparedFigure> Figures, ImmutableArray<string> Unmatched)
{
    /// <summary>Compares two runs.</summary>
    /// <param name="first">The run of the first model.</param>
    /// <param name="second">That of the second.</param>
    /// <param name="resamples">How often pictures are drawn and results exchanged, at least 1.</param>
    /// <param name="seed">Decides which.</param>
    /// <param name="cancellationToken">Stops between figures.</param>
    /// <exception cref="EvaluationException">The runs measured other pictures, or have no figure in common.</exception>
    public static ModelComparison Compare(
        MeasuredRun first, MeasuredRun second, int resamples = 10_000, ulong seed = 0, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(first);
        ArgumentNullException.ThrowIfNull(second);
        if (first.Draw != second.Draw)
        {
            throw new EvaluationException(
                $"{first.Model} was measured on {first.Data} ({first.Draw}) and {second.Model} on {second.Data} ({second.Draw}); expected the same data and seed.");
        }

        var others = second.Figures.ToDictionary(static figure => figure.Name, static figure => figure.Observations);
        var common = first.Figures.Where(figure => others.ContainsKey(figure.Name)).ToList();
        if (common.Count == 0)
        {
            throw new EvaluationException($"The runs of {first.Model} and {second.Model} have no figure in common; expected the same tasks.");
        }

        var tests = common.Select(figure => Test(figure, others[figure.Name], resamples, seed, cancellationToken)).ToList();
        var adjusted = HolmCorrection.Adjust([.. tests.Select(static test => test.PValue)]);
        return new(first.Model, second.Model, first.Data, resamples, seed,
            [.. common.Select((figure, number) => new ComparedFigure(figure.Name, figure.Observations.Mean, others[figure.Name].Mean, tests[number], adjusted[number]))],
            [.. first.Figures.Concat(second.Figures).Select(static figure => figure.Name).Except(common.Select(static figure => figure.Name))]);
    }

    private static PairedTest Test(MeasuredFigure first, Observations second, int resamples, ulong seed, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        try
        {
            return PairedTest.Compare(first.Observations, second, resamples, seed);
        }
        catch (EvaluationException error)
        {
            throw new EvaluationException($"{first.Name} cannot be compared: {error.Message}", error);
        }
    }
}
