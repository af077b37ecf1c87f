using AlignSharp.Evaluation.Probing;

namespace AlignSharp.Evaluation.Tests.Probing;

public sealed class LogisticRegressionTests
{
    [Fact]
    public void The_optimum_is_the_reference_s()
    {
        using var goldens = new MetricGoldens("inputs.safetensors", "expected.json");
        var labels = goldens.Integers("train_label");
        var fit = LogisticRegression.Fit(
            goldens.Tensor("train"), labels, labels.Max() + 1, new() { Tolerance = 1e-10 }, cancellationToken: TestContext.Current.CancellationToken);
        var objective = goldens.Number("linear_probe", "objective");
        Assert.InRange(fit.Objective, objective * (1 - 1e-6), objective * (1 + 1e-6));
        var test = goldens.Tensor("test");
        var right = fit.Predict(test).Zip(goldens.Integers("test_label")).Average(pair => pair.First == pair.Second ? 1d : 0);
        Assert.Equal(goldens.Number("linear_probe", "accuracy"), right, 12);
        var item = 0;
        foreach (var row in goldens.Expected("linear_probe").GetProperty("first_probabilities").EnumerateArray())
        {
            var probabilities = fit.Probabilities(test[item++]);
            Assert.All(row.EnumerateArray().Select((value, label) => Math.Abs(value.GetDouble() - probabilities[label])), error => Assert.InRange(error, 0, 1e-4));
        }
    }

    [Fact]
    public void A_start_elsewhere_leads_to_the_same_optimum()
    {
        using var goldens = new MetricGoldens("inputs.safetensors", "expected.json");
        var labels = goldens.Integers("train_label");
        var loose = LogisticRegression.Fit(goldens.Tensor("train"), labels, 7, new() { C = 0.01 }, cancellationToken: TestContext.Current.CancellationToken);
        var warm = LogisticRegression.Fit(goldens.Tensor("train"), labels, 7, new() { Tolerance = 1e-10 }, loose, TestContext.Current.CancellationToken);
        Assert.Equal(goldens.Number("linear_probe", "objective"), warm.Objective, 5);
    }

    [Fact]
    public void Labels_outside_the_classes_are_told() =>
        Assert.Throws<EvaluationException>(() => LogisticRegression.Fit(new FloatTensor(1, 2), [3], 3, cancellationToken: TestContext.Current.CancellationToken));
}
