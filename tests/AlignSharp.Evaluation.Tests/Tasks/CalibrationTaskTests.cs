using System.Numerics.Tensors;
using AlignSharp.Evaluation.Tasks;

namespace AlignSharp.Evaluation.Tests.Tasks;

public sealed class CalibrationTaskTests
{
    private const int Copies = 1000;
    private const double Factor = 3;

    [Fact]
    public async Task The_temperature_that_labels_were_drawn_at_is_found_and_is_calibrated()
    {
        // Pictures between two names; as many belong to the first as the planted temperature, three times the model's, says.
        using var split = new PlantedSplit();
        var (first, second) = (split.Text("apple"), split.Text("ship"));
        var planted = new[] { 0.05, 0.12, 0.2 }.Select(gap => (Gap: gap, Picture: Between(first, second, gap))).ToList();
        var pictures = planted.SelectMany(own => Enumerable.Range(0, Copies)
            .Select(copy => (copy < Share(own.Gap / (Factor * split.Temperature)) * Copies ? "apple" : "ship", own.Picture))).ToList();
        var result = Assert.Single(await new CalibrationTask().RunAsync(split.Of(PlantedSplit.Labelled(pictures)), TestContext.Current.CancellationToken));
        var figures = result.Figures.ToDictionary(static figure => figure.Name);
        Assert.Equal(Factor * split.Temperature, figures["temperature_fitted"].Value, 0.002);
        Assert.Equal(0, figures["ece_fitted"].Value, 0.15);
        var expected = planted.Average(own => Share(own.Gap / split.Temperature) - Share(own.Gap / (Factor * split.Temperature)));
        Assert.Equal(100 * expected, figures["ece"].Value, 0.1);
        Assert.True(figures["nll_fitted"].Value < figures["nll"].Value);

        // Drawing again makes bins uneven, so an error of nought only grows.
        Assert.All(result.Figures.Where(static figure => figure.Name != "ece_fitted"), static figure => Assert.InRange(figure.Value, figure.Interval!.Low, figure.Interval.High));
    }

    private static double Share(double logit) => 1 / (1 + Math.Exp(-logit));

    // Of length 1, and nearer to the first than to the second by the gap.
    private static float[] Between(float[] first, float[] second, double gap)
    {
        var (apart, middle) = (new float[first.Length], new float[first.Length]);
        TensorPrimitives.Subtract(first, second, apart);
        TensorPrimitives.Add(first, second, middle);
        var (length, share) = (TensorPrimitives.Norm<float>(apart), gap / TensorPrimitives.Norm<float>(apart));
        TensorPrimitives.Multiply(apart, (float)(share / length), apart);
        TensorPrimitives.Multiply(middle, (float)(Math.Sqrt(1 - (share * share)) / TensorPrimitives.Norm<float>(middle)), middle);
        TensorPrimitives.Add(apart, middle, middle);
        return middle;
    }
}
