using System.Runtime.InteropServices;
using AlignSharp.Checkpoints;
using AlignSharp.Checkpoints.Conversion;
using CsCheck;

namespace AlignSharp.Tests.Checkpoints.Conversion;

public sealed class FloatConversionTests
{
    private static readonly Gen<float> AnyBits = Gen.UInt.Select(BitConverter.UInt32BitsToSingle);

    [Fact]
    public void Every_half_widens_and_narrows_to_itself()
    {
        var halves = Enumerable.Range(0, 1 << 16).Select(bits => BitConverter.UInt16BitsToHalf((ushort)bits)).ToArray();
        var singles = new float[halves.Length];
        var back = new Half[halves.Length];

        FloatConversion.ToSingles(TensorType.Float16, MemoryMarshal.AsBytes<Half>(halves), singles);
        FloatConversion.FromSingles(singles, TensorType.Float16, MemoryMarshal.AsBytes(back.AsSpan()));

        Assert.Equal(halves.Select(half => (float)half), singles);
        Assert.Equal(halves, back);
    }

    [Fact]
    public void Every_bfloat16_widens_and_narrows_to_itself()
    {
        var brains = Enumerable.Range(0, 1 << 16).Select(bits => (ushort)bits).ToArray();
        var singles = new float[brains.Length];
        var back = new ushort[brains.Length];

        FloatConversion.ToSingles(TensorType.BFloat16, MemoryMarshal.AsBytes<ushort>(brains), singles);
        FloatConversion.FromSingles(singles, TensorType.BFloat16, MemoryMarshal.AsBytes(back.AsSpan()));

        Assert.Equal(brains.Select(bits => (uint)bits << 16), singles.Select(BitConverter.SingleToUInt32Bits));
        Assert.Equal(
            brains.Where(bits => !float.IsNaN(Widen(bits))),
            back.Where(bits => !float.IsNaN(Widen(bits))));
        Assert.Equal(brains.Select(bits => float.IsNaN(Widen(bits))), back.Select(bits => float.IsNaN(Widen(bits))));
    }

    [Theory]
    [InlineData(0x3F808000u, 0x3F80)] // a tie, the even neighbour below
    [InlineData(0x3F818000u, 0x3F82)] // a tie, the even neighbour above
    [InlineData(0x3F808001u, 0x3F81)]
    [InlineData(0x3F807FFFu, 0x3F80)]
    [InlineData(0x7F7FFFFFu, 0x7F80)] // the largest float32 has no finite neighbour
    [InlineData(0x80000001u, 0x8000)]
    [InlineData(0x7F800001u, 0x7FC0)] // a signalling NaN must not become infinity
    public void Bfloat16_rounds_to_nearest_even(uint single, ushort expected)
    {
        var narrowed = new ushort[1];

        FloatConversion.FromSingles(
            [BitConverter.UInt32BitsToSingle(single)], TensorType.BFloat16, MemoryMarshal.AsBytes(narrowed.AsSpan()));

        Assert.Equal(expected, narrowed[0]);
    }

    [Fact]
    public void Vectors_and_their_tails_agree_with_one_value_at_a_time() =>
        AnyBits.Array[0, 100].Sample(values =>
        {
            foreach (var type in new[] { TensorType.Float16, TensorType.BFloat16 })
            {
                var together = new byte[values.Length * 2];
                FloatConversion.FromSingles(values, type, together);
                for (var i = 0; i < values.Length; i++)
                {
                    var alone = new byte[2];
                    FloatConversion.FromSingles([values[i]], type, alone);
                    Assert.Equal(alone, together[(2 * i)..((2 * i) + 2)]);
                }
            }
        });

    [Fact]
    public void Half_rounds_as_the_runtime_does() =>
        AnyBits.Array[1, 64].Sample(values =>
        {
            var narrowed = new Half[values.Length];
            FloatConversion.FromSingles(values, TensorType.Float16, MemoryMarshal.AsBytes(narrowed.AsSpan()));
            Assert.Equal(values.Select(value => (Half)value), narrowed);
        });

    private static float Widen(ushort bits) => BitConverter.UInt32BitsToSingle((uint)bits << 16);
}
