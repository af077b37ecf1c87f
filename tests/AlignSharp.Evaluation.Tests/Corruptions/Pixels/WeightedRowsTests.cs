using AlignSharp.Evaluation.Corruptions.Pixels;

namespace AlignSharp.Evaluation.Tests.Corruptions.Pixels;

public sealed class WeightedRowsTests
{
    [Fact]
    public void Every_length_gives_what_the_definition_gives()
    {
        var random = new RandomDraws(1);
        float[] source = [.. Enumerable.Range(0, 200).Select(_ => random.Uniform(-1, 1))];
        int[] offsets = [40, 3, 0, 17];
        float[] weights = [0.5f, -2, 0.25f, 1];
        for (var length = 0; length <= 150; length++)
        {
            var sum = Enumerable.Repeat(float.NaN, length).ToArray();
            WeightedRows.Add(source, offsets, weights, sum);
            Assert.All(sum, (value, x) => Assert.Equal(offsets.Zip(weights, (offset, weight) => source[offset + x] * weight).Sum(), value, 5));
        }
    }
}
