using System.Collections.Immutable;
using AlignSharp.Evaluation.Results;
using AlignSharp.Evaluation.Statistics;

namespace AlignSharp.Evaluation.Calibration;

/// <summary>The best temperature for some items, and for the same items drawn again.</summary>
/// <param name="Inverse">The inverse of what the logits are to be divided by.</param>
/// <param name="Value">The mean negative log likelihood there, in nats.</param>
/// <param name="Draws">The same by draw.</param>
internal sealed record TemperatureFit(double Inverse, double Value, ImmutableArray<(double Inverse, double Value)> Draws)
{
    // Far below what an interval shows.
    private const double DrawPrecision = 1e-6;

    public static TemperatureFit Of(LabelLikelihood likelihood, int items, Bootstrap bootstrap, CancellationToken cancellationToken = default)
    {
        var (inverse, value) = TemperatureScaling.FitInverse(likelihood);
        var draws = bootstrap.Draws(items).Select(static weights => weights.ToArray()).AsParallel().AsOrdered().WithCancellation(cancellationToken)
            .Select(weights => TemperatureScaling.FitInverse(likelihood, weights, inverse, DrawPrecision));
        return new(inverse, value, [.. draws]);
    }

    /// <param name="unit">What the logits were divided by before.</param>
    public Figure Temperature(double unit) => new("temperature_fitted", "Fitted temperature", unit / Inverse, FigureUnit.Number)
    {
        Interval = Bootstrap.Middle(Draws.Select(draw => unit / draw.Inverse)),
    };

    public Figure Likelihood() => new("nll_fitted", "The same at the fitted temperature", Value, FigureUnit.Number)
    {
        Interval = Bootstrap.Middle(Draws.Select(static draw => draw.Value)),
    };
}
