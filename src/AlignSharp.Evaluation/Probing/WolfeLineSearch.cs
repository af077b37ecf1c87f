namespace AlignSharp.Evaluation.Probing;

/// <summary>
/// Finds a step that satisfies the strong Wolfe conditions (Nocedal and Wright, Numerical Optimization, algorithms 3.5 and
/// 3.6): the value falls enough and the slope flattens enough.
/// </summary>
internal sealed class WolfeLineSearch(Func<double, LineSearchPoint> evaluate)
{
    private const double Decrease = 1e-4;
    private const double Flatness = 0.9;
    private const double LargestStep = 1e10;
    private const int MaximumTries = 40;

    /// <summary>Searches from the start, whose slope is below 0.</summary>
    /// <returns>The step, or nothing where rounding leaves no step that falls.</returns>
    public LineSearchPoint? Find(LineSearchPoint start, double firstStep)
    {
        var previous = start;
        for (var (tries, step) = (0, firstStep); tries < MaximumTries && step < LargestStep; tries++, step *= 2)
        {
            var point = evaluate(step);
            if (!Falls(start, point) || (tries > 0 && point.Value >= previous.Value))
            {
                return Zoom(start, previous, point);
            }

            if (Flattens(start, point))
            {
                return point;
            }

            if (point.Slope >= 0)
            {
                return Zoom(start, point, previous);
            }

            previous = point;
        }

        return previous.Step > 0 ? previous : null;
    }

    private LineSearchPoint? Zoom(LineSearchPoint start, LineSearchPoint low, LineSearchPoint high)
    {
        for (var tries = 0; tries < MaximumTries && low.Step != high.Step; tries++)
        {
            var point = evaluate(Between(low, high));
            if (!Falls(start, point) || point.Value >= low.Value)
            {
                high = point;
                continue;
            }

            if (Flattens(start, point))
            {
                return point;
            }

            high = point.Slope * (high.Step - low.Step) >= 0 ? low : high;
            low = point;
        }

        return low.Step > 0 ? low : null;
    }

    // The minimum of the cubic through both points, kept away from the ends; the middle where there is none.
    private static double Between(LineSearchPoint low, LineSearchPoint high)
    {
        var width = high.Step - low.Step;
        var bend = low.Slope + high.Slope - (3 * (high.Value - low.Value) / width);
        var root = Math.Sqrt((bend * bend) - (low.Slope * high.Slope)) * Math.Sign(width);
        var share = 1 - ((high.Slope + root - bend) / (high.Slope - low.Slope + (2 * root)));
        return low.Step + (width * (double.IsFinite(share) ? Math.Clamp(share, 0.1, 0.9) : 0.5));
    }

    private static bool Falls(LineSearchPoint start, LineSearchPoint point) =>
        point.Value <= start.Value + (Decrease * point.Step * start.Slope);

    private static bool Flattens(LineSearchPoint start, LineSearchPoint point) =>
        Math.Abs(point.Slope) <= -Flatness * start.Slope;
}
