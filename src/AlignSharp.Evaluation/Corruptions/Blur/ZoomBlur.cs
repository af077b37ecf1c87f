using System.Numerics.Tensors;
using AlignSharp.Evaluation.Corruptions.Pixels;
using AlignSharp.Imaging;

namespace AlignSharp.Evaluation.Corruptions.Blur;

/// <summary>A camera that comes nearer: the mean of the picture and its enlargements.</summary>
internal sealed class ZoomBlur() : Corruption("zoom_blur", CorruptionFamily.Blur)
{
    private static readonly (int Steps, float Step)[] Strengths = [(12, 0.01f), (16, 0.01f), (11, 0.02f), (13, 0.02f), (11, 0.03f)];

    private protected override RgbImage Render(RgbImage image, int level, RandomDraws random) =>
        ColorPlanes.Of(image).Map(channel => Average(channel, Strengths[level].Steps, Strengths[level].Step)).ToImage();

    private static Plane Average(Plane plane, int steps, float step)
    {
        var mean = new Plane(plane.Width, plane.Height);
        TensorPrimitives.Divide(plane.Values, steps + 1, mean.Values);
        for (var zoom = 0; zoom < steps; zoom++)
        {
            TensorPrimitives.MultiplyAdd(Zoom.In(plane, 1 + (zoom * step)).Values, 1f / (steps + 1), mean.Values, mean.Values);
        }

        return mean;
    }
}
