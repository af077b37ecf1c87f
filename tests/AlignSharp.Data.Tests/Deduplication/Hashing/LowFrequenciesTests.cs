using AlignSharp.Data.Deduplication.Hashing;
using CsCheck;

namespace AlignSharp.Data.Tests.Deduplication.Hashing;

public class LowFrequenciesTests
{
    private const int Side = GrayThumbnail.Side;
    private const int Count = LowFrequencies.Count;

    [Fact]
    public void They_equal_the_definition() => Gen.Byte.Array[Side * Side].Sample(
        levels =>
        {
            var found = new double[Count * Count];
            LowFrequencies.Compute(levels, found);
            for (var v = 0; v < Count; v++)
            {
                for (var u = 0; u < Count; u++)
                {
                    Assert.Equal(Defined(levels, u, v), found[(v * Count) + u], 1e-6);
                }
            }
        },
        iter: 20);

    private static double Defined(byte[] levels, int u, int v)
    {
        var sum = 0.0;
        for (var y = 0; y < Side; y++)
        {
            for (var x = 0; x < Side; x++)
            {
                sum += levels[(y * Side) + x] * Wave(u, x) * Wave(v, y);
            }
        }

        return sum;
    }

    private static double Wave(int frequency, int position) => Math.Cos(Math.PI * frequency * ((2 * position) + 1) / (2 * Side));
}
