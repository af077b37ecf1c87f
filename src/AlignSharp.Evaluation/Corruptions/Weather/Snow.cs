using System.Numerics.Tensors;
using AlignSharp.Evaluation.Corruptions.Pixels;
using AlignSharp.Imaging;

namespace AlignSharp.Evaluation.Corruptions.Weather;

/// <summary>Falling snow: bright streaks before a picture that the sky has whitened.</summary>
internal sealed class Snow() : Corruption("snow", CorruptionFamily.Weather)
{
    private static readonly Strength[] Strengths =
    [
        new(0.1f, 0.3f, 3, 0.5f, 10, 4, 0.8f),
        new(0.2f, 0.3f, 2, 0.5f, 12, 4, 0.7f),
        new(0.55f, 0.3f, 4, 0.9f, 12, 8, 0.7f),
        new(0.55f, 0.3f, 4.5f, 0.85f, 12, 8, 0.65f),
        new(0.55f, 0.3f, 2.5f, 0.85f, 12, 12, 0.55f),
    ];

    private protected override RgbImage Render(RgbImage image, int level, RandomDraws random)
    {
        var strength = Strengths[level];
        var flakes = Flakes(image.Width, image.Height, strength, random);
        var planes = ColorPlanes.Of(image);
        var grey = Grey(planes);
        planes.Change(grey, (value, light) => (strength.Kept * value) + ((1 - strength.Kept) * Math.Max(value, (1.5f * light) + 0.5f)));
        return planes.Change(flakes, static (value, flake) => value + flake).ToImage();
    }

    // What falls near is the same snow upside down.
    private static Plane Flakes(int width, int height, Strength strength, RandomDraws random)
    {
        var drawn = new Plane(width, height);
        random.FillNormal(drawn.Values);
        TensorPrimitives.Multiply(drawn.Values, strength.Deviation, drawn.Values);
        TensorPrimitives.Add(drawn.Values, strength.Mean, drawn.Values);
        var layer = Zoom.In(drawn, strength.Size);
        foreach (ref var value in layer.Values.AsSpan())
        {
            value = value < strength.Least ? 0 : Math.Clamp(value, 0, 1);
        }

        var falling = Trail.Smear(layer, strength.Radius, strength.Sigma, random.Uniform(-135, -45));
        var both = new Plane(width, height);
        for (var index = 0; index < both.Values.Length; index++)
        {
            both.Values[index] = falling.Values[index] + falling.Values[^(index + 1)];
        }

        return both;
    }

    private static Plane Grey(ColorPlanes planes)
    {
        var grey = new Plane(planes.Width, planes.Height);
        for (var index = 0; index < grey.Values.Length; index++)
        {
            grey.Values[index] = (0.299f * planes.Channels[0].Values[index])
                + (0.587f * planes.Channels[1].Values[index]) + (0.114f * planes.Channels[2].Values[index]);
        }

        return grey;
    }

    /// <summary>How snow falls: brightness of the flakes, their size and least brightness, their trail, and how much of the picture is kept.</summary>
    private readonly record struct Strength(float Mean, float Deviation, float Size, float Least, int Radius, float Sigma, float Kept);
}
