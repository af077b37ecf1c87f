using AlignSharp.Evaluation.Corruptions.Pixels;
using AlignSharp.Imaging;

namespace AlignSharp.Evaluation.Corruptions.Noise;

/// <summary>Salt and pepper: values lost to the darkest or the brightest level.</summary>
internal sealed class ImpulseNoise() : Corruption("impulse_noise", CorruptionFamily.Noise)
{
    private static readonly float[] Shares = [0.03f, 0.06f, 0.09f, 0.17f, 0.27f];

    private protected override RgbImage Render(RgbImage image, int level, RandomDraws random)
    {
        var pixels = image.Pixels.ToArray();
        foreach (ref var value in pixels.AsSpan())
        {
            if (random.Uniform() < Shares[level])
            {
                value = random.Uniform() < 0.5f ? byte.MinValue : byte.MaxValue;
            }
        }

        return new RgbImage(image.Width, image.Height, pixels);
    }
}
