using System.Collections.Immutable;
using AlignSharp.Imaging;

namespace AlignSharp.Evaluation.Corruptions.Pixels;

/// <summary>A picture as planes of red, green and blue from 0 to 1, to compute with.</summary>
/// <param name="Channels">Three planes of one size.</param>
internal sealed record ColorPlanes(ImmutableArray<Plane> Channels)
{
    public int Width => Channels[0].Width;

    public int Height => Channels[0].Height;

    public static ColorPlanes Of(RgbImage image)
    {
        ImmutableArray<Plane> channels = [.. Enumerable.Range(0, RgbImage.Channels).Select(_ => new Plane(image.Width, image.Height))];
        var pixels = image.Pixels;
        for (var channel = 0; channel < RgbImage.Channels; channel++)
        {
            var values = channels[channel].Values;
            for (int index = 0, place = channel; index < values.Length; index++, place += RgbImage.Channels)
            {
                values[index] = pixels[place] / 255f;
            }
        }

        return new ColorPlanes(channels);
    }

    /// <summary>The same done to each channel.</summary>
    public ColorPlanes Map(Func<Plane, Plane> change) => new([.. Channels.Select(change)]);

    /// <summary>Changes every value where it stands; returns the same planes.</summary>
    public ColorPlanes Change(Func<float, float> change)
    {
        foreach (var channel in Channels)
        {
            foreach (ref var value in channel.Values.AsSpan())
            {
                value = change(value);
            }
        }

        return this;
    }

    /// <summary>Changes every value where it stands, given the value of a plane at its place; returns the same planes.</summary>
    public ColorPlanes Change(Plane other, Func<float, float, float> change)
    {
        foreach (var channel in Channels)
        {
            for (var index = 0; index < channel.Values.Length; index++)
            {
                channel.Values[index] = change(channel.Values[index], other.Values[index]);
            }
        }

        return this;
    }

    /// <summary>Cuts values to the range and rounds them to the nearest level.</summary>
    public RgbImage ToImage()
    {
        var pixels = new byte[Width * Height * RgbImage.Channels];
        for (var channel = 0; channel < RgbImage.Channels; channel++)
        {
            var values = Channels[channel].Values;
            for (int index = 0, place = channel; index < values.Length; index++, place += RgbImage.Channels)
            {
                pixels[place] = (byte)((Math.Clamp(values[index], 0, 1) * 255) + 0.5f);
            }
        }

        return new RgbImage(Width, Height, pixels);
    }
}
