using AlignSharp.Configuration;
using AlignSharp.Imaging.Resampling;

namespace AlignSharp.Imaging.Processing;

/// <summary>The values of one picture, channels first, with the place where the pixels go; everything around it is black.</summary>
internal readonly ref struct PixelPlanes(Span<float> values, ImageSize size, CropPlan plan)
{
    private readonly Span<float> _values = values;

    private bool IsPadded => plan.Window.Width < size.Width || plan.Window.Height < size.Height;

    /// <summary>Scales bytes, red, green and blue of each pixel of the window.</summary>
    public void Write(ReadOnlySpan<byte> pixels, PixelScaling scaling)
    {
        for (var channel = 0; channel < RgbImage.Channels; channel++)
        {
            var table = scaling.Table(channel);
            Pad(channel, table[0]);
            for (var y = 0; y < plan.Window.Height; y++)
            {
                var row = Row(channel, y);
                var from = (y * row.Length * RgbImage.Channels) + channel;
                for (var x = 0; x < row.Length; x++, from += RgbImage.Channels)
                {
                    row[x] = table[pixels[from]];
                }
            }
        }
    }

    /// <summary>Scales samples that were not rounded to bytes.</summary>
    public void Write(ReadOnlySpan<float> samples, PixelScaling scaling)
    {
        for (var channel = 0; channel < RgbImage.Channels; channel++)
        {
            Pad(channel, scaling.Scale(channel, 0));
            for (var y = 0; y < plan.Window.Height; y++)
            {
                var row = Row(channel, y);
                var from = (y * row.Length * RgbImage.Channels) + channel;
                for (var x = 0; x < row.Length; x++, from += RgbImage.Channels)
                {
                    row[x] = scaling.Scale(channel, samples[from]);
                }
            }
        }
    }

    private void Pad(int channel, float black)
    {
        if (IsPadded)
        {
            _values.Slice(channel * size.Height * size.Width, size.Height * size.Width).Fill(black);
        }
    }

    private Span<float> Row(int channel, int y) =>
        _values.Slice((((channel * size.Height) + plan.Top + y) * size.Width) + plan.Left, plan.Window.Width);
}
