using System.Numerics;
using System.Numerics.Tensors;

namespace AlignSharp.Evaluation.Corruptions.Pixels;

/// <summary>
/// A cloud from 0 to 1 by the diamond-square algorithm on a torus: each step sets the points half way between those that are
/// set to their mean and a random deviation, which gets smaller from step to step.
/// </summary>
internal sealed class Plasma
{
    private readonly Plane _map;
    private readonly RandomDraws _random;

    private Plasma(int side, RandomDraws random) => (_map, _random) = (new Plane(side, side), random);

    /// <param name="width">Width in pixels.</param>
    /// <param name="height">Height in pixels.</param>
    /// <param name="decay">How much smaller the deviation gets; its square is what counts.</param>
    /// <param name="random">Every draw.</param>
    public static Plane Draw(int width, int height, float decay, RandomDraws random)
    {
        var side = (int)BitOperations.RoundUpToPowerOf2((uint)Math.Max(2, Math.Max(width, height)));
        var plasma = new Plasma(side, random);
        var deviation = 1f;
        for (var step = side; step >= 2; step /= 2)
        {
            plasma.FillSquares(step, deviation);
            plasma.FillDiamonds(step, deviation);
            deviation /= decay * decay;
        }

        return Cut(plasma._map, width, height);
    }

    private void FillSquares(int step, float deviation)
    {
        var half = step / 2;
        for (var y = 0; y < _map.Height; y += step)
        {
            for (var x = 0; x < _map.Width; x += step)
            {
                Set(x + half, y + half, At(x, y) + At(x + step, y) + At(x, y + step) + At(x + step, y + step), deviation);
            }
        }
    }

    private void FillDiamonds(int step, float deviation)
    {
        var half = step / 2;
        for (var y = 0; y < _map.Height; y += half)
        {
            for (var x = (y / half % 2) == 0 ? half : 0; x < _map.Width; x += step)
            {
                Set(x, y, At(x - half, y) + At(x + half, y) + At(x, y - half) + At(x, y + half), deviation);
            }
        }
    }

    private void Set(int x, int y, float sumOfFour, float deviation) =>
        _map[x, y] = (sumOfFour / 4) + _random.Uniform(-deviation, deviation);

    private float At(int x, int y) => _map[(x + _map.Width) % _map.Width, (y + _map.Height) % _map.Height];

    private static Plane Cut(Plane map, int width, int height)
    {
        var (low, high) = (TensorPrimitives.Min<float>(map.Values), TensorPrimitives.Max<float>(map.Values));
        var cut = new Plane(width, height);
        for (var y = 0; y < height; y++)
        {
            TensorPrimitives.Subtract(map.Row(y)[..width], low, cut.Row(y));
            TensorPrimitives.Divide(cut.Row(y), high - low, cut.Row(y));
        }

        return cut;
    }
}
