using AlignSharp.Architecture;
using AlignSharp.Checkpoints;
using AlignSharp.Quantization;

namespace AlignSharp.Onnx;

/// <summary>
/// Writes the text tower's products in 8 bits: weights with a scale for each output, inputs by the range that a batch
/// turns out to have. The operators are ONNX Runtime's own.
/// </summary>
internal sealed class QuantizedProducts(GraphBuilder graph, TensorStore store)
{
    /// <summary>input W^T without bias, in float32.</summary>
    public string Multiply(LinearPlan linear, string input) => graph.Add(
        "DynamicQuantizeMatMul", GraphBuilder.Microsoft, [], input, Values(linear.WeightName, linear), Scales(linear.WeightName, linear));

    /// <summary>Self-attention with its three projections.</summary>
    public string Attend(BertLayerPlan layer, int heads, string input, string bias, string mask)
    {
        var (codes, scale, zero) = Codes(input);
        LinearPlan[] parts = [layer.Query, layer.Key, layer.Value];
        var name = $"{layer.Name}.attention.self.qkv.weight";
        return graph.Add(
            "QAttention",
            GraphBuilder.Microsoft,
            [Attributes.Integer("num_heads", heads)],
            codes, Values(name, parts), bias, scale, Scales(name, parts), mask, zero, graph.SignedByte($"{name}.zero", 0));
    }

    private (string Codes, string Scale, string Zero) Codes(string input)
    {
        var codes = graph.Add("DynamicQuantizeLinear", input);
        return (codes, graph.DeclareOutput("scale"), graph.DeclareOutput("zero"));
    }

    private string Values(string name, params LinearPlan[] parts) => graph.Weight(GraphWeight.Computed(
        name, [parts[0].From, parts.Sum(static part => part.To)], () => Transpose(parts)));

    private string Scales(string name, params LinearPlan[] parts) => graph.Weight(GraphWeight.Computed(
        $"{name}.scales", [parts.Sum(static part => part.To)], () => parts.SelectMany(part => QuantizedTensor.Scales(store, part.WeightName)).ToArray()));

    // Side by side, an input a row, as the operators take them.
    private sbyte[] Transpose(LinearPlan[] parts)
    {
        var (rows, width) = (parts[0].From, parts.Sum(static part => part.To));
        var turned = new sbyte[rows * width];
        var column = 0;
        foreach (var part in parts)
        {
            var values = QuantizedTensor.Values(store, part.WeightName);
            for (var output = 0; output < part.To; output++, column++)
            {
                for (var row = 0; row < rows; row++)
                {
                    turned[(row * width) + column] = values[(output * rows) + row];
                }
            }
        }

        return turned;
    }
}
