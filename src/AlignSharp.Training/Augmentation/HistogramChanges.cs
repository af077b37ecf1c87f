using AlignSharp.Imaging;

namespace AlignSharp.Training.Augmentation;

/// <summary>Spreads the values of each channel over the whole range, in place; a channel of one value stays.</summary>
internal static class HistogramChanges
{
    /// <summary>The least value becomes 0 and the greatest 255, those between in proportion.</summary>
    public static void AutoContrast(RgbImage image) => Apply(image, Stretch);

    /// <summary>All values become about equally frequent, by the whole-number arithmetic of Pillow's <c>ImageOps.equalize</c>.</summary>
    public static void Equalize(RgbImage image) => Apply(image, Level);

    private static void Apply(RgbImage image, Action<ReadOnlySpan<int>, Span<byte>> makeTable)
    {
        Span<int> counts = stackalloc int[ChannelTables.Values];
        Span<byte> table = stackalloc byte[ChannelTables.Values];
        for (var channel = 0; channel < RgbImage.Channels; channel++)
        {
            counts.Clear();
            for (var i = channel; i < image.Pixels.Length; i += RgbImage.Channels)
            {
                counts[image.Pixels[i]]++;
            }

            makeTable(counts, table);
            ChannelTables.Apply(image, channel, table);
        }
    }

    private static void Stretch(ReadOnlySpan<int> counts, Span<byte> table)
    {
        var (least, greatest) = (counts.IndexOfAnyExcept(0), counts.LastIndexOfAnyExcept(0));
        var range = greatest - least;
        for (var value = 0; value < table.Length; value++)
        {
            table[value] = range == 0 ? (byte)value : (byte)Math.Clamp((value - least) * byte.MaxValue / range, 0, byte.MaxValue);
        }
    }

    private static void Level(ReadOnlySpan<int> counts, Span<byte> table)
    {
        var all = 0;
        foreach (var count in counts)
        {
            all += count;
        }

        var step = (all - counts[counts.LastIndexOfAnyExcept(0)]) / byte.MaxValue;
        var below = step / 2;
        for (var value = 0; value < table.Length; value++)
        {
            table[value] = step == 0 ? (byte)value : (byte)Math.Min(below / step, byte.MaxValue);
            below += counts[value];
        }
    }
}
