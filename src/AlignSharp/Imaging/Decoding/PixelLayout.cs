using System.Runtime.InteropServices;
using NetVips;

namespace AlignSharp.Imaging.Decoding;

/// <summary>How libvips hands out the samples of a picture, and how they become 8-bit RGB.</summary>
/// <param name="Bands">Samples of one pixel; what follows the colour is alpha.</param>
/// <param name="SixteenBit">Samples of two bytes in the machine's order rather than one.</param>
/// <param name="Cmyk">Cyan, magenta, yellow and black, 255 being full ink.</param>
internal readonly record struct PixelLayout(int Bands, bool SixteenBit, bool Cmyk)
{
    public static PixelLayout Of(Image image, string name)
    {
        var cmyk = image.Interpretation == Enums.Interpretation.Cmyk;
        var known = image.Format is Enums.BandFormat.Uchar or Enums.BandFormat.Ushort
            && image.Bands >= (cmyk ? 4 : 1) && image.Interpretation is not Enums.Interpretation.Lab and not Enums.Interpretation.Labs;
        return known
            ? new PixelLayout(image.Bands, image.Format == Enums.BandFormat.Ushort, cmyk)
            : throw new ImageException(
                $"{name} has {image.Bands} samples of kind {image.Format} in {image.Interpretation} a pixel; expected grey, RGB or CMYK in 8 or 16 bits.");
    }

    public int BytesOfRow(int width) => checked(width * Bands * (SixteenBit ? 2 : 1));

    /// <summary>Converts whole pixels; the samples may be overwritten.</summary>
    public void ToRgb(Span<byte> samples, Span<byte> rgb)
    {
        if (SixteenBit)
        {
            samples = Narrow(samples);
        }

        if (Cmyk)
        {
            FromCmyk(samples, rgb);
        }
        else if (Bands < RgbImage.Channels)
        {
            FromGrey(samples, rgb);
        }
        else
        {
            FromRgb(samples, rgb);
        }
    }

    /// <summary>v / 257 rounded, so that 65,535 becomes 255.</summary>
    private static Span<byte> Narrow(Span<byte> samples)
    {
        var wide = MemoryMarshal.Cast<byte, ushort>(samples);
        for (var i = 0; i < wide.Length; i++)
        {
            samples[i] = (byte)((wide[i] + 128) / 257);
        }

        return samples[..wide.Length];
    }

    private void FromGrey(ReadOnlySpan<byte> samples, Span<byte> rgb)
    {
        for (var (from, to) = (0, 0); to < rgb.Length; from += Bands, to += RgbImage.Channels)
        {
            rgb.Slice(to, RgbImage.Channels).Fill(samples[from]);
        }
    }

    private void FromRgb(ReadOnlySpan<byte> samples, Span<byte> rgb)
    {
        if (Bands == RgbImage.Channels)
        {
            samples.CopyTo(rgb);
            return;
        }

        for (var (from, to) = (0, 0); to < rgb.Length; from += Bands, to += RgbImage.Channels)
        {
            samples.Slice(from, RgbImage.Channels).CopyTo(rgb[to..]);
        }
    }

    /// <summary>Pillow's arithmetic: what black leaves, less that part of it which the ink takes, rounded in 255ths.</summary>
    private void FromCmyk(ReadOnlySpan<byte> samples, Span<byte> rgb)
    {
        for (var (from, to) = (0, 0); to < rgb.Length; from += Bands, to += RgbImage.Channels)
        {
            var light = 255 - samples[from + 3];
            for (var channel = 0; channel < RgbImage.Channels; channel++)
            {
                var product = (samples[from + channel] * light) + 128;
                rgb[to + channel] = (byte)(light - (((product >> 8) + product) >> 8));
            }
        }
    }
}
