using AlignSharp.Search.Scoring;
using CsCheck;

namespace AlignSharp.Search.Tests.Scoring;

public sealed unsafe class KernelTests
{
    [Fact]
    public void Every_finite_half_widens_to_its_value()
    {
        Half[] halves = [.. Enumerable.Range(0, 1 << 16).Select(static bits => BitConverter.UInt16BitsToHalf((ushort)bits)).Where(Half.IsFinite)];
        Array.Resize(ref halves, (halves.Length + 31) / 32 * 32);
        var singles = new float[halves.Length];
        fixed (Half* from = halves)
        fixed (float* to = singles)
        {
            HalfScorer.Widen(from, halves.Length, to);
        }

        Assert.Equal(Array.ConvertAll(halves, static half => (float)half), singles);
    }

    [Fact]
    public void Both_paths_of_codes_give_the_exact_dot_products() =>
        Gen.Select(Gen.Int[1, 9], Gen.Int[1, 9], Gen.Int[1, 4], Gen.Int[0, 1000]).Sample((rows, queries, lines, seed) =>
        {
            var stride = lines * 64;
            var random = new Random(seed);
            var codes = Array.ConvertAll(new sbyte[rows * stride], _ => (sbyte)random.Next(-127, 128));
            var questions = Array.ConvertAll(new short[queries * stride], _ => (short)random.Next(-127, 128));
            int[] fast = new int[queries * rows], plain = new int[queries * rows];
            fixed (sbyte* row = codes)
            fixed (short* query = questions)
            fixed (int* first = fast, second = plain)
            {
                CodeKernel.Score(row, rows, query, queries, stride, first, rows);
                CodeKernel.ScorePairs(row, rows, query, queries, stride, second, rows);
            }

            Assert.Equal(Loop(codes, rows, questions, queries, stride), fast);
            Assert.Equal(fast, plain);
        });

    private static int[] Loop(sbyte[] codes, int rows, short[] questions, int queries, int stride)
    {
        var dots = new int[queries * rows];
        for (var pair = 0; pair < dots.Length; pair++)
        {
            for (var i = 0; i < stride; i++)
            {
                dots[pair] += codes[(pair % rows * stride) + i] * questions[(pair / rows * stride) + i];
            }
        }

        return dots;
    }
}
