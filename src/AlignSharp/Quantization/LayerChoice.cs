using AlignSharp.Checkpoints;
using AlignSharp.Inference;

namespace AlignSharp.Quantization;

/// <summary>
/// Decides by measurement which convolutions are 8-bit: all of them where the embeddings stay near enough to float32, else
/// all but those that do the most harm when they alone are 8-bit. Owns no model.
/// </summary>
internal sealed class LayerChoice(AlignModel model, Calibration calibration, QuantizationOptions options)
{
    private const int DroppedAtOnce = 8;
    private static readonly double[] Shares = [1, 0.99, 0.97];
    private readonly FloatTensor _pixels = FloatTensor.Concatenate(calibration.HeldOut);

    public IReadOnlyDictionary<string, (ActivationRange Input, ActivationRange Output)> Choose(
        IProgress<QuantizationProgress>? progress, CancellationToken cancellationToken)
    {
        var expected = model.GetImageFeatures(_pixels, cancellationToken);
        var (ranges, cosine) = BestRanges(expected, cancellationToken);
        if (cosine >= options.MinimumCosine)
        {
            return ranges;
        }

        var harmless = OrderByHarm(ranges, expected, progress, cancellationToken);
        while (harmless.Count > 0)
        {
            harmless.RemoveRange(0, (harmless.Count + DroppedAtOnce - 1) / DroppedAtOnce);
            var kept = harmless.ToDictionary(static name => name, name => ranges[name]);
            if (Measure(kept, expected, cancellationToken) >= options.MinimumCosine)
            {
                return kept;
            }
        }

        return new Dictionary<string, (ActivationRange, ActivationRange)>();
    }

    private (Dictionary<string, (ActivationRange Input, ActivationRange Output)> Ranges, double Cosine) BestRanges(
        FloatTensor expected, CancellationToken cancellationToken) =>
        (options.RangeShare is { } share ? [share] : Shares)
            .Select(calibration.Ranges.Ranges)
            .Select(ranges => (ranges, Measure(ranges, expected, cancellationToken)))
            .MaxBy(static measured => measured.Item2);

    /// <summary>The names of the weights, the most harmful first.</summary>
    private List<string> OrderByHarm(
        Dictionary<string, (ActivationRange Input, ActivationRange Output)> ranges,
        FloatTensor expected,
        IProgress<QuantizationProgress>? progress,
        CancellationToken cancellationToken)
    {
        var cosines = new Dictionary<string, double>();
        foreach (var (name, range) in ranges)
        {
            cosines[name] = Measure(new Dictionary<string, (ActivationRange, ActivationRange)> { [name] = range }, expected, cancellationToken);
            progress?.Report(new QuantizationProgress("Measuring layers", cosines.Count, ranges.Count));
        }

        return [.. cosines.OrderBy(static pair => pair.Value).Select(static pair => pair.Key)];
    }

    private double Measure(
        IReadOnlyDictionary<string, (ActivationRange Input, ActivationRange Output)> convolutions,
        FloatTensor expected,
        CancellationToken cancellationToken)
    {
        var checkpoint = new QuantizedCheckpoint(model.Plan, model.Store, convolutions, QuantizesText: false);
        using var store = TensorStore.FromTensors(checkpoint.ImageTensors());
        using var tower = new ImageTower(
            model.Plan.Vision, store, ModelPrecision.Int8, new SessionFactory(new AlignModelOptions { UseCache = false }, store));
        return CosineSummary.Of(expected, tower.GetFeatures(_pixels, cancellationToken)).Mean;
    }
}
