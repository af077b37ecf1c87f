using System.Numerics.Tensors;

namespace AlignSharp.Evaluation.Probing;

/// <summary>The last steps and changes of the gradient, from which L-BFGS knows the curvature (two-loop recursion).</summary>
internal sealed class CurvatureMemory(int capacity)
{
    private readonly List<(double[] Step, double[] Change, double Inverse)> _pairs = [];

    public bool IsEmpty => _pairs.Count == 0;

    /// <summary>Remembers a pair; one without positive curvature would spoil the direction and is left out.</summary>
    public void Add(double[] step, double[] change)
    {
        var curvature = TensorPrimitives.Dot<double>(step, change);
        if (curvature <= 1e-16 * TensorPrimitives.Dot<double>(change, change))
        {
            return;
        }

        if (_pairs.Count == capacity)
        {
            _pairs.RemoveAt(0);
        }

        _pairs.Add((step, change, 1 / curvature));
    }

    public void Clear() => _pairs.Clear();

    /// <summary>The direction of descent: minus the gradient times the approximate inverse Hessian.</summary>
    public double[] Direction(ReadOnlySpan<double> gradient)
    {
        var direction = new double[gradient.Length];
        TensorPrimitives.Negate(gradient, direction);
        var shares = new double[_pairs.Count];
        for (var index = _pairs.Count - 1; index >= 0; index--)
        {
            var (step, change, inverse) = _pairs[index];
            shares[index] = inverse * TensorPrimitives.Dot<double>(step, direction);
            TensorPrimitives.MultiplyAdd<double>(change, -shares[index], direction, direction);
        }

        if (_pairs.Count > 0)
        {
            var (_, change, inverse) = _pairs[^1];
            TensorPrimitives.Divide<double>(direction, inverse * TensorPrimitives.Dot<double>(change, change), direction);
        }

        for (var index = 0; index < _pairs.Count; index++)
        {
            var (step, change, inverse) = _pairs[index];
            var share = shares[index] - (inverse * TensorPrimitives.Dot<double>(change, direction));
            TensorPrimitives.MultiplyAdd<double>(step, share, direction, direction);
        }

        return direction;
    }
}
