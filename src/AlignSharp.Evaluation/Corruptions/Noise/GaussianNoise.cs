using System.Numerics.Tensors;
using AlignSharp.Evaluation.Corruptions.Pixels;
using AlignSharp.Imaging;

namespace AlignSharp.Evaluation.Corruptions.Noise;

/// <summary>Noise of a sensor in poor light: a Gaussian error of every value.</summary>
internal sealed class GaussianNoise() : Corruption("gaussian_noise", CorruptionFamily.Noise)
{
    private static readonly float[] Deviations = [0.08f, 0.12f, 0.18f, 0.26f, 0.38f];

    private protected override RgbImage Render(RgbImage image, int level, RandomDraws random)
    {
        var planes = ColorPlanes.Of(image);
        var errors = new float[image.Width * image.Height];
        foreach (var channel in planes.Channels)
        {
            random.FillNormal(errors);
            TensorPrimitives.MultiplyAdd(errors, Deviations[level], channel.Values, channel.Values);
        }

        return planes.ToImage();
    }
}
