using AlignSharp.Architecture;
using AlignSharp.Onnx;

namespace AlignSharp.Quantization;

/// <summary>
/// Gathers what values enter and leave each pointwise convolution, picture by picture. A range covers the extremes of a
/// share of the pictures: all of them, or all but the oddest, whose values are then cut off. Not thread-safe.
/// </summary>
internal sealed class RangeRecorder(IReadOnlyList<ConvolutionPlan> convolutions)
{
    private readonly Dictionary<string, List<float>> _extremes =
        convolutions.SelectMany(RangeNames.Of).ToDictionary(static name => name, static _ => new List<float>());

    /// <summary>Takes what a float32 model makes of pictures, each of them on its own.</summary>
    public void Record(AlignModel model, FloatTensor pixels, CancellationToken cancellationToken)
    {
        string[] names = [.. _extremes.Keys];
        foreach (var (name, extremes) in names.Zip(model.GetRanges(pixels, names, cancellationToken)))
        {
            _extremes[name].AddRange(extremes.Values);
        }
    }

    /// <summary>The ranges of all convolutions, by the names of their weights.</summary>
    /// <param name="share">The share of the pictures whose extremes the ranges hold, above 0 and up to 1.</param>
    public Dictionary<string, (ActivationRange Input, ActivationRange Output)> Ranges(double share) =>
        convolutions.ToDictionary(static plan => plan.WeightName, plan => Ranges(plan, share));

    private (ActivationRange Input, ActivationRange Output) Ranges(ConvolutionPlan convolution, double share) =>
    (
        new(Least(RangeNames.InputMinimum(convolution), share), Greatest(RangeNames.InputMaximum(convolution), share)),
        new(Least(RangeNames.OutputMinimum(convolution), share), Greatest(RangeNames.OutputMaximum(convolution), share)));

    private float Greatest(string name, double share)
    {
        var sorted = _extremes[name].Order().ToArray();
        return sorted[Math.Clamp((int)Math.Ceiling(share * sorted.Length) - 1, 0, sorted.Length - 1)];
    }

    private float Least(string name, double share)
    {
        var sorted = _extremes[name].OrderDescending().ToArray();
        return sorted[Math.Clamp((int)Math.Ceiling(share * sorted.Length) - 1, 0, sorted.Length - 1)];
    }
}
