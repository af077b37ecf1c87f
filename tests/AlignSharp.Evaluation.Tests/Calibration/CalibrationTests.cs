using System.Numerics.Tensors;
using AlignSharp.Evaluation.Calibration;
using AlignSharp.Evaluation.Statistics;

namespace AlignSharp.Evaluation.Tests.Calibration;

public sealed class CalibrationTests
{
    private const double Tolerance = 1e-4;

    [Fact]
    public void Error_and_temperature_are_the_reference_s()
    {
        using var goldens = new MetricGoldens("association_calibration.safetensors", "association_calibration.json");
        var (logits, labels) = (goldens.Tensor("calibration.logits"), goldens.Integers("calibration.labels"));
        var (confidence, correct) = (new double[labels.Length], new bool[labels.Length]);
        for (var item = 0; item < labels.Length; item++)
        {
            var row = Array.ConvertAll(logits[item].ToArray(), static value => (double)value);
            TensorPrimitives.SoftMax<double>(row, row);
            (confidence[item], correct[item]) = (row.Max(), TensorPrimitives.IndexOfMax<double>(row) == labels[item]);
        }

        Assert.Equal(goldens.Number("calibration", "ece_15_bins"), ReliabilityCurve.Compute(confidence, correct).ExpectedError, Tolerance);
        var temperature = TemperatureScaling.Fit(logits, labels);
        Assert.Equal(goldens.Number("calibration", "fitted_temperature"), temperature, Tolerance);
        Assert.Equal(goldens.Number("calibration", "nll"), TemperatureScaling.NegativeLogLikelihood(logits, labels), Tolerance);
        Assert.Equal(goldens.Number("calibration", "nll_fitted"), TemperatureScaling.NegativeLogLikelihood(logits, labels, temperature), Tolerance);
    }

    [Fact]
    public void Fitting_the_draws_can_be_stopped()
    {
        var likelihood = new LabelLikelihood(new FloatTensor([1, 0, 0, 1], 2, 2), [0, 0]);

        Assert.ThrowsAny<OperationCanceledException>(() => TemperatureFit.Of(likelihood, 2, new Bootstrap(100, 0), new CancellationToken(canceled: true)));
    }

    [Fact]
    public void A_bin_holds_its_upper_end()
    {
        var curve = ReliabilityCurve.Compute([0.5, 0.51, 1, 0], [true, false, true, false], bins: 2);
        Assert.Equal([2, 2], curve.Bins.Select(bin => bin.Count));
    }

    [Fact]
    public void Labels_that_do_not_fit_are_told()
    {
        Assert.Throws<EvaluationException>(() => TemperatureScaling.Fit(new FloatTensor(1, 2), [2]));
        Assert.Throws<EvaluationException>(() => TemperatureScaling.Fit(new FloatTensor(1, 2), [0, 1]));
        Assert.Throws<EvaluationException>(() => ReliabilityCurve.Compute([1], []));
    }
}
