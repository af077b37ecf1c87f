using System.Numerics.Tensors;
using AlignSharp.Evaluation.Corruptions.Pixels;
using AlignSharp.Imaging;

namespace AlignSharp.Evaluation.Corruptions.Digital;

/// <summary>Low contrast: values move towards the mean of their channel.</summary>
internal sealed class Contrast() : Corruption("contrast", CorruptionFamily.Digital)
{
    private static readonly float[] Factors = [0.4f, 0.3f, 0.2f, 0.1f, 0.05f];

    private protected override RgbImage Render(RgbImage image, int level, RandomDraws random) =>
        ColorPlanes.Of(image).Map(channel => Flatten(channel, Factors[level])).ToImage();

    private static Plane Flatten(Plane channel, float factor)
    {
        var mean = TensorPrimitives.Average<float>(channel.Values);
        TensorPrimitives.Subtract(channel.Values, mean, channel.Values);
        TensorPrimitives.Multiply(channel.Values, factor, channel.Values);
        TensorPrimitives.Add(channel.Values, mean, channel.Values);
        return channel;
    }
}
