using System.Collections.Immutable;
using System.Globalization;
using System.Numerics.Tensors;
using AlignSharp.Evaluation.Calibration;
using AlignSharp.Evaluation.Classification;
using AlignSharp.Evaluation.Results;
using AlignSharp.Evaluation.Statistics;

namespace AlignSharp.Evaluation.Tasks;

/// <summary>How far the probabilities of zero-shot classification can be believed, at the model's temperature and at the best one.</summary>
public sealed class CalibrationTask : LabelledTask
{
    /// <inheritdoc/>
    public override string Name => "calibration";

    /// <inheritdoc/>
    public override string Description => "expected calibration error, reliability curve and fitted temperature";

    private protected override TaskResult Run(EvaluationContext context, Labelling labelling, CancellationToken cancellationToken)
    {
        var prompts = PromptEnsemble.Average(ZeroShotTask.Prompts(context, labelling, cancellationToken), labelling.Templates.Length);
        var logits = Similarity.Matrix(context.Rows(labelling.Rows), prompts);
        TensorPrimitives.Divide(logits.Values, context.Model.Temperature, logits.Values);
        var scores = new ClassScores(logits, labelling.Labels);
        var likelihood = new LabelLikelihood(logits, labelling.Labels);
        var fit = TemperatureFit.Of(likelihood, labelling.Labels.Length, context.Bootstrap, cancellationToken);
        var scale = 1 / fit.Inverse;
        var (given, fitted) = (Confidences(logits, 1), Confidences(logits, scale));
        ImmutableArray<bool> right = [.. Enumerable.Range(0, logits.Count).Select(item => scores.RankOf(item) == 1)];
        return new TaskResult(Name, $"Calibration: {labelling.Field}", $"calibration_{labelling.Field}")
        {
            Counts = [new("images", labelling.Rows.Length), new("bins", ReliabilityCurve.DefaultBins)],
            Figures =
            [
                Error("ece", "Expected calibration error", given, right, context),
                Error("ece_fitted", "The same at the fitted temperature", fitted, right, context),
                fit.Temperature(context.Model.Temperature),
                Figure.Average("nll", "Negative log likelihood, nats", Observations.Single(likelihood.OfItems(1)), context.Bootstrap),
                fit.Likelihood(),
            ],
            Charts = [Reliability(("as it is", given), ("fitted", fitted), right)],
            Notes =
            [
                string.Create(CultureInfo.InvariantCulture, $"The model's own temperature is {context.Model.Temperature:G4}."),
                "The temperature is fitted on the pictures it is measured on: the fitted figures are the best that any temperature reaches here. "
                    + "For the intervals of the fitted temperature and its likelihood it is fitted anew in each draw; that of the calibration error keeps it. "
                    + "Drawing again makes bins uneven: the interval of a small calibration error lies above it rather than around it.",
            ],
        };
    }

    private static ImmutableArray<double> Confidences(FloatTensor logits, double temperature)
    {
        var row = new double[logits.ItemLength];
        var confidences = ImmutableArray.CreateBuilder<double>(logits.Count);
        for (var item = 0; item < logits.Count; item++)
        {
            TensorPrimitives.ConvertChecked<float, double>(logits[item], row);
            TensorPrimitives.Divide<double>(row, temperature, row);
            TensorPrimitives.Subtract<double>(row, TensorPrimitives.Max<double>(row), row);
            TensorPrimitives.SoftMax<double>(row, row);
            confidences.Add(TensorPrimitives.Max<double>(row));
        }

        return confidences.MoveToImmutable();
    }

    private static Figure Error(string name, string title, ImmutableArray<double> confidences, ImmutableArray<bool> right, EvaluationContext context) =>
        new(name, title, 100 * ReliabilityCurve.Compute(confidences, right).ExpectedError)
        {
            Interval = context.Bootstrap.Of(
                right.Length, weights => 100 * ReliabilityCurve.Compute(confidences, right, ReliabilityCurve.DefaultBins, weights).ExpectedError),
        };

    private static Chart Reliability(
        (string Name, ImmutableArray<double> Values) given, (string Name, ImmutableArray<double> Values) fitted, ImmutableArray<bool> right)
    {
        ChartSeries Line((string Name, ImmutableArray<double> Values) own) => new(own.Name,
            [.. ReliabilityCurve.Compute(own.Values, right).Bins.Where(static bin => bin.Count > 0).Select(static bin => new ChartPoint(100 * bin.Confidence, 100 * bin.Accuracy))]);
        return new Chart("Reliability", "confidence, %", "accuracy, %", [Line(given), Line(fitted)]) { HasDiagonal = true };
    }
}
