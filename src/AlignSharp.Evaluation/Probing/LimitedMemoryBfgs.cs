using System.Numerics.Tensors;

namespace AlignSharp.Evaluation.Probing;

/// <summary>Minimises a smooth function with L-BFGS and a strong-Wolfe line search. Not thread-safe.</summary>
/// <param name="objective">What to minimise.</param>
/// <param name="tolerance">The largest part of the gradient at which the search ends.</param>
/// <param name="maximumSteps">How many steps it may take.</param>
internal sealed class LimitedMemoryBfgs(Objective objective, double tolerance, int maximumSteps)
{
    private const int Memory = 10;

    /// <summary>Goes down from a point, which becomes the minimum found.</summary>
    /// <returns>The objective there.</returns>
    public double Minimise(double[] point, CancellationToken cancellationToken)
    {
        var memory = new CurvatureMemory(Memory);
        var gradient = new double[point.Length];
        var value = objective(point, gradient);
        for (var step = 0; step < maximumSteps && TensorPrimitives.MaxMagnitude<double>(gradient) is var steepest && Math.Abs(steepest) > tolerance; step++)
        {
            cancellationToken.ThrowIfCancellationRequested();
            if (Advance(point, gradient, value, memory) is not { } lower)
            {
                if (memory.IsEmpty)
                {
                    break;
                }

                memory.Clear();
                continue;
            }

            value = lower;
        }

        return value;
    }

    private double? Advance(double[] point, double[] gradient, double value, CurvatureMemory memory)
    {
        var direction = memory.Direction(gradient);
        var firstStep = memory.IsEmpty ? Math.Min(1, 1 / TensorPrimitives.Norm<double>(gradient)) : 1;
        var (trial, trialGradient) = (new double[point.Length], new double[point.Length]);
        var search = new WolfeLineSearch(Evaluate);
        var start = new LineSearchPoint(0, value, TensorPrimitives.Dot<double>(direction, gradient));
        if (start.Slope >= 0 || search.Find(start, firstStep) is not { } found)
        {
            return null;
        }

        found = Evaluate(found.Step);
        TensorPrimitives.Subtract<double>(trial, point, direction);
        var change = new double[point.Length];
        TensorPrimitives.Subtract<double>(trialGradient, gradient, change);
        memory.Add(direction, change);
        trial.CopyTo(point, 0);
        trialGradient.CopyTo(gradient, 0);
        return found.Value;

        LineSearchPoint Evaluate(double step)
        {
            TensorPrimitives.MultiplyAdd<double>(direction, step, point, trial);
            var there = objective(trial, trialGradient);
            return new(step, there, TensorPrimitives.Dot<double>(direction, trialGradient));
        }
    }
}
