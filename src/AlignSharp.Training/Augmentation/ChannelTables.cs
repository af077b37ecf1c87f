using AlignSharp.Imaging;

namespace AlignSharp.Training.Augmentation;

/// <summary>Maps every sample of a picture through a table, in place.</summary>
internal static class ChannelTables
{
    private const int Values = 256;

    public static void Apply(RgbImage image, Func<int, double> map)
    {
        Span<byte> table = stackalloc byte[Values];
        for (var value = 0; value < Values; value++)
        {
            table[value] = ToByte(map(value));
        }

        foreach (ref var sample in image.Pixels.AsSpan())
        {
            sample = table[sample];
        }
    }

    public static byte ToByte(double value) => (byte)Math.Clamp(Math.Round(value), 0, byte.MaxValue);
}
