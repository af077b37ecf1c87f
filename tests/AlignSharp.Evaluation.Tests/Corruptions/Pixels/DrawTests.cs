using AlignSharp.Evaluation.Corruptions.Pixels;

namespace AlignSharp.Evaluation.Tests.Corruptions.Pixels;

public sealed class DrawTests
{
    [Fact]
    public void Normal_draws_have_the_moments_of_the_normal_distribution()
    {
        const int Count = 200_001;
        var values = new float[Count];
        new RandomDraws(9).FillNormal(values);
        Assert.Equal(0, values.Average(), 0.01);
        Assert.Equal(1, values.Average(static value => value * value), 0.02);
        Assert.Equal(3, values.Average(static value => (double)value * value * value * value), 0.1);
        Assert.Equal(0.0455, values.Count(static value => MathF.Abs(value) > 2) / (double)Count, 0.002);
        Assert.Equal(values.Length, values.Distinct().Count(), 0.02 * Count);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(0.3)]
    [InlineData(5)]
    [InlineData(60)]
    public void A_count_is_the_first_whose_cumulated_probability_is_above_the_draw(double mean)
    {
        var table = new PoissonTable(mean);
        for (var step = 0; step < 1000; step++)
        {
            var (uniform, count, term) = (step / 1000f, 0, Math.Exp(-mean));
            for (var sum = term; sum <= uniform; sum += term)
            {
                term *= mean / ++count;
            }

            Assert.Equal(count, table.Draw(uniform));
        }
    }
}
