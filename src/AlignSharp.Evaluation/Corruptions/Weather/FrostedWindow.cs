using AlignSharp.Evaluation.Corruptions.Pixels;

namespace AlignSharp.Evaluation.Corruptions.Weather;

/// <summary>
/// Draws frost: a thin uneven film, and ferns of ice on it. A fern grows along a stem from which branches leave at 60 degrees,
/// as ice crystals do, each with branches of its own.
/// </summary>
internal sealed class FrostedWindow
{
    private const float Darkest = 0.2f;
    private const float Film = 0.42f;
    private const float Ice = 0.5f;
    private const float FilmDecay = 1.6f;
    private const float BranchAngle = MathF.PI / 3;
    private const int Ferns = 26;
    private readonly Plane _plane;
    private readonly RandomDraws _random;

    private FrostedWindow(Plane plane, RandomDraws random) => (_plane, _random) = (plane, random);

    /// <returns>Brightness from 0 to 1.</returns>
    public static Plane Draw(int width, int height, RandomDraws random)
    {
        var film = Plasma.Draw(width, height, FilmDecay, random);
        var window = new FrostedWindow(new Plane(width, height), random);
        for (var fern = 0; fern < Ferns; fern++)
        {
            window.Grow(random.Uniform(0, width), random.Uniform(0, height), random.Uniform(0, 2 * MathF.PI), Math.Max(width, height) * random.Uniform(0.2f, 0.5f));
        }

        var ice = GaussianFilter.Blur(window._plane, 0.6f, 3, EdgeRule.Repeat);
        for (var index = 0; index < film.Values.Length; index++)
        {
            film.Values[index] = Math.Clamp(Darkest + (Film * film.Values[index]) + (Ice * ice.Values[index]), 0, 1);
        }

        return film;
    }

    // Branches get shorter towards the tip, so that a fern ends in a point.
    private void Grow(float x, float y, float angle, float length)
    {
        var (down, across) = MathF.SinCos(angle);
        var gap = Math.Max(3, length / 12);
        for (var step = 0f; step < length; step++)
        {
            Mark(x + (step * across), y + (step * down));
            if (length > 6 && step % gap < 1)
            {
                var branch = (length - step) * _random.Uniform(0.2f, 0.45f);
                Grow(x + (step * across), y + (step * down), angle + BranchAngle, branch);
                Grow(x + (step * across), y + (step * down), angle - BranchAngle, branch);
            }
        }
    }

    private void Mark(float x, float y)
    {
        if (x >= 0 && y >= 0 && x < _plane.Width && y < _plane.Height)
        {
            ref var value = ref _plane[(int)x, (int)y];
            value = Math.Min(1, value + 0.5f);
        }
    }
}
