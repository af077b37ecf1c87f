using AlignSharp.Imaging;

namespace AlignSharp.Training.Augmentation;

/// <summary>Inverts the bright samples of a picture or drops low bits, in place.</summary>
internal static class ToneChanges
{
    /// <summary>Inverts the samples from a value on; 256 changes nothing.</summary>
    public static void Solarize(RgbImage image, double from) =>
        ChannelTables.Apply(image, value => value < from ? value : byte.MaxValue - value);

    /// <summary>Keeps the highest bits of every sample; 8 changes nothing.</summary>
    public static void Posterize(RgbImage image, int bits)
    {
        var kept = byte.MaxValue << (8 - bits);
        ChannelTables.Apply(image, value => value & kept);
    }
}
