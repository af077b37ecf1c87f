using System.Numerics;

namespace AlignSharp.Imaging.Decoding.Bmp;

/// <summary>One color of a pixel with bit fields.</summary>
/// <param name="Shift">Where its lowest bit is.</param>
/// <param name="Largest">Its largest value, which stands for 255; 0 where the pixel lacks the color.</param>
internal readonly record struct BmpChannel(int Shift, uint Largest)
{
    public static BmpChannel Create(uint mask, string name)
    {
        var shift = mask == 0 ? 0 : BitOperations.TrailingZeroCount(mask);
        var largest = mask >> shift;
        return (largest & (largest + 1)) == 0
            ? new BmpChannel(shift, largest)
            : throw new ImageException($"{name} has the BMP color mask {mask:X8}; expected bits that stand together.");
    }

    public byte Of(uint pixel) => Largest == 0 ? (byte)0 : (byte)((ulong)((pixel >> Shift) & Largest) * 255 / Largest);
}
