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

    /// <summary>Takes the outputs of a graph that gives ranges, by name.</summary>
    public void Add(string name, ReadOnlySpan<float> values) => _extremes[name].AddRange(values);

    public IEnumerable<string> Names => _extremes.Keys;

    /// <param name="convolution">One of the convolutions.</param>
    /// <param name="share">The share of the pictures whose extremes the range holds, above 0 and up to 1.</param>
    public (ActivationRange Input, ActivationRange Output) Ranges(ConvolutionPlan convolution, double share) =>
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
