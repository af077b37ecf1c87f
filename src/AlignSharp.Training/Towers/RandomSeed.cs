using System.Buffers.Binary;
using System.IO.Hashing;
using System.Text;

namespace AlignSharp.Training.Towers;

/// <summary>
/// Seeds that follow from other seeds. All chance in a step follows from the run's seed, the step and the place, so a
/// pass that is computed again meets the same chance, and a resumed run needs no saved generator.
/// </summary>
internal static class RandomSeed
{
    public static long Derive(long seed, string place) =>
        (long)XxHash3.HashToUInt64(Encoding.UTF8.GetBytes(place), seed);

    public static long Derive(long seed, long place)
    {
        Span<byte> bytes = stackalloc byte[sizeof(long)];
        BinaryPrimitives.WriteInt64LittleEndian(bytes, place);
        return (long)XxHash3.HashToUInt64(bytes, seed);
    }
}
