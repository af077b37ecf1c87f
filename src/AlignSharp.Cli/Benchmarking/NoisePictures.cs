using AlignSharp.Configuration;

namespace AlignSharp.Cli.Benchmarking;

/// <summary>Pictures of noise as a model takes them; what is in a picture does not change what it costs.</summary>
internal static class NoisePictures
{
    public static FloatTensor Create(AlignConfig config, int count, int side)
    {
        var pixels = new FloatTensor(count, config.Vision.NumChannels, side, side);
        var random = new Random(1);
        foreach (ref var value in pixels.Values)
        {
            value = (random.NextSingle() * 2) - 1;
        }

        return pixels;
    }
}
