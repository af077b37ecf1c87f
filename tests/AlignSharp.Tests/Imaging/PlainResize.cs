using AlignSharp.Imaging;
using AlignSharp.Imaging.Resampling;

namespace AlignSharp.Tests.Imaging;

/// <summary>The resize written as plainly as it can be: whole passes, one sample at a time, nothing left out.</summary>
internal static class PlainResize
{
    public static byte[] Resize(RgbImage image, PixelBox box, int width, int height, ResampleFilter filter)
    {
        var columns = new AxisWeights(image.Width, box.Left, box.Right, width, 0, width, filter);
        var rows = new AxisWeights(image.Height, box.Top, box.Bottom, height, 0, height, filter);
        var keepColumns = width == image.Width && box.Left == 0 && box.Right == width;
        var keepRows = height == image.Height && box.Top == 0 && box.Bottom == height;
        if (width >= box.Right - box.Left && height < box.Bottom - box.Top)
        {
            var across = keepRows ? image.Pixels : Across(image.Pixels, image.Width, rows);
            return keepColumns ? across : Along(across, image.Width, columns);
        }

        var along = keepColumns ? image.Pixels : Along(image.Pixels, image.Width, columns);
        return keepRows ? along : Across(along, width, rows);
    }

    private static byte[] Along(byte[] pixels, int width, AxisWeights weights)
    {
        var result = new byte[pixels.Length / width * weights.Count];
        for (var i = 0; i < result.Length; i++)
        {
            var (row, column, channel) = (i / 3 / weights.Count, i / 3 % weights.Count, i % 3);
            result[i] = Sum(weights, column, old => pixels[(((row * width) + old) * 3) + channel]);
        }

        return result;
    }

    private static byte[] Across(byte[] pixels, int width, AxisWeights weights)
    {
        var result = new byte[width * 3 * weights.Count];
        for (var i = 0; i < result.Length; i++)
        {
            var (row, sample) = (i / (width * 3), i % (width * 3));
            result[i] = Sum(weights, row, old => pixels[(old * width * 3) + sample]);
        }

        return result;
    }

    private static byte Sum(AxisWeights weights, int index, Func<int, byte> sample)
    {
        var sum = AxisWeights.Half;
        for (var tap = 0; tap < weights[index].Length; tap++)
        {
            sum += sample(weights.Start(index) + tap) * weights[index][tap];
        }

        return (byte)Math.Clamp(sum >> AxisWeights.FractionBits, 0, 255);
    }
}
