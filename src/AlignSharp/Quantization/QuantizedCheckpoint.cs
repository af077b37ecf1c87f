using AlignSharp.Architecture;
using AlignSharp.Checkpoints;

namespace AlignSharp.Quantization;

/// <summary>
/// The tensors of a model of which some convolutions and matrix products have 8-bit weights; the others stay in the type
/// that the source has them in, float64 as float32.
/// </summary>
/// <param name="Plan">The architecture.</param>
/// <param name="Source">The floating-point model, open as long as the tensors are read.</param>
/// <param name="Convolutions">Pointwise convolutions with 8-bit weights, input and output, by the names of their weights.</param>
/// <param name="QuantizesText">Whether the text tower's products are 8-bit.</param>
internal sealed record QuantizedCheckpoint(
    AlignPlan Plan,
    TensorStore Source,
    IReadOnlyDictionary<string, (ActivationRange Input, ActivationRange Output)> Convolutions,
    bool QuantizesText)
{
    /// <summary>The convolutions that are one matrix product at each pixel: where nearly all of the image tower's work is.</summary>
    public static IEnumerable<ConvolutionPlan> Pointwise(EfficientNetPlan plan) => plan.Blocks.SelectMany(static block =>
        (ConvolutionPlan[])(block.Expansion is { } expansion ? [expansion, block.Projection] : [block.Projection]));

    public IEnumerable<TensorData> Tensors() => Tensors(Plan.Parameters);

    /// <summary>Those of the image tower alone.</summary>
    public IEnumerable<TensorData> ImageTensors() => Tensors(Plan.Vision.Parameters);

    private IEnumerable<TensorData> Tensors(IEnumerable<ParameterPlan> parameters)
    {
        var products = QuantizesText ? Plan.Text.Layers.SelectMany(Products).ToHashSet() : [];
        return parameters.Where(parameter => Source.Tensors.ContainsKey(parameter.Name)).SelectMany(parameter =>
            Convolutions.TryGetValue(parameter.Name, out var ranges) ? QuantizedTensor.Create(Source, parameter.Name, ranges)
            : products.Contains(parameter.Name) ? QuantizedTensor.Create(Source, parameter.Name, null)
            : [AsStored(parameter.Name)]);
    }

    private TensorData AsStored(string name) => TensorData.From(Source, name) is { Type: TensorType.Float64 } wide
        ? wide.ToPrecision(TensorType.Float32)
        : TensorData.From(Source, name);

    private static IEnumerable<string> Products(BertLayerPlan layer) =>
    [
        layer.Query.WeightName, layer.Key.WeightName, layer.Value.WeightName,
        layer.AttentionOutput.WeightName, layer.Intermediate.WeightName, layer.Output.WeightName,
    ];
}
