using System.Numerics.Tensors;

namespace AlignSharp.Server.Search;

/// <summary>
/// The two axes along which vectors differ most (principal components), by power iteration: the covariance is never
/// formed, each step multiplies by the centred vectors and back. Starts from a fixed direction, so the same vectors give
/// the same axes.
/// </summary>
internal static class PrincipalAxes
{
    private const int Steps = 60;

    /// <summary>Where each vector lies on both axes, scaled to -1 to 1.</summary>
    /// <param name="vectors">[n, size]; centred in place.</param>
    /// <param name="cancellationToken">Stops between steps.</param>
    public static (float X, float Y)[] Project(FloatTensor vectors, CancellationToken cancellationToken)
    {
        Centre(vectors);
        var first = Find(vectors, null, cancellationToken);
        var second = Find(vectors, first, cancellationToken);
        var (x, y) = (Positions(vectors, first), Positions(vectors, second));
        return [.. x.Zip(y)];
    }

    private static void Centre(FloatTensor vectors)
    {
        var mean = new float[vectors.ItemLength];
        for (var item = 0; item < vectors.Count; item++)
        {
            TensorPrimitives.Add(mean, vectors[item], mean);
        }

        TensorPrimitives.Divide(mean, Math.Max(1, vectors.Count), mean);
        for (var item = 0; item < vectors.Count; item++)
        {
            TensorPrimitives.Subtract(vectors[item], mean, vectors[item]);
        }
    }

    private static float[] Find(FloatTensor vectors, float[]? other, CancellationToken cancellationToken)
    {
        var axis = new float[vectors.ItemLength];
        for (var index = 0; index < axis.Length; index++)
        {
            axis[index] = MathF.Cos(index + (other is null ? 1 : 2));
        }

        for (var step = 0; step < Steps; step++)
        {
            cancellationToken.ThrowIfCancellationRequested();
            axis = Step(vectors, axis, other);
        }

        return axis;
    }

    private static float[] Step(FloatTensor vectors, float[] axis, float[]? other)
    {
        var next = new float[axis.Length];
        for (var item = 0; item < vectors.Count; item++)
        {
            TensorPrimitives.MultiplyAdd(vectors[item], TensorPrimitives.Dot<float>(vectors[item], axis), next, next);
        }

        if (other is not null)
        {
            TensorPrimitives.MultiplyAdd(other, -TensorPrimitives.Dot<float>(next, other), next, next);
        }

        var norm = TensorPrimitives.Norm<float>(next);
        if (norm > 0)
        {
            TensorPrimitives.Divide(next, norm, next);
        }

        return next;
    }

    private static float[] Positions(FloatTensor vectors, float[] axis)
    {
        var positions = new float[vectors.Count];
        for (var item = 0; item < positions.Length; item++)
        {
            positions[item] = TensorPrimitives.Dot<float>(vectors[item], axis);
        }

        var widest = positions.Length == 0 ? 0 : TensorPrimitives.MaxMagnitude<float>(positions);
        if (widest != 0)
        {
            TensorPrimitives.Divide(positions, Math.Abs(widest), positions);
        }

        return positions;
    }
}
