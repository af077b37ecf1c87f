using AlignSharp.Architecture;
using AlignSharp.Checkpoints;
using AlignSharp.Quantization;
using static AlignSharp.Onnx.Format.TensorProto.Types;

namespace AlignSharp.Onnx;

/// <summary>Writes self-attention: fused, or in standard operators where the probabilities are wanted.</summary>
internal sealed class TextAttention(
    GraphBuilder graph, BertPlan plan, TensorStore store, ModelPrecision precision, bool wantsProbabilities)
{
    private const float Masked = -10000f;
    private readonly int _headSize = plan.Config.HiddenSize / plan.Config.NumAttentionHeads;
    private readonly QuantizedProducts _quantized = new(graph, store);
    private string? _mask;

    /// <summary>Returns the context [batch, length, hidden] and, where wanted, the probabilities [batch, heads, length, length].</summary>
    public (string Context, string? Probabilities) Attend(BertLayerPlan layer, string input) =>
        wantsProbabilities ? Standard(layer, input) : (Fused(layer, input), null);

    public string Multiply(LinearPlan linear, string input) => IsInt8(linear)
        ? _quantized.Multiply(linear, input)
        : graph.Add("FusedMatMul", GraphBuilder.Microsoft, [Attributes.Integer("transB", 1)], input, Stored(linear.WeightName));

    public string ToInt32(string input) => graph.Add("Cast", [Attributes.Integer("to", (long)DataType.Int32)], input);

    private string Fused(BertLayerPlan layer, string input)
    {
        _mask ??= ToInt32(TextGraph.AttentionMask);
        var packed = new PackedAttentionWeights(store, layer);
        if (IsInt8(layer.Query) && IsInt8(layer.Key) && IsInt8(layer.Value))
        {
            return _quantized.Attend(layer, plan.Config.NumAttentionHeads, input, graph.Weight(packed.Bias), _mask);
        }

        return graph.Add(
            "Attention",
            GraphBuilder.Microsoft,
            [Attributes.Integer("num_heads", plan.Config.NumAttentionHeads)],
            input, graph.Weight(packed.Weight), graph.Weight(packed.Bias), _mask);
    }

    private (string Context, string Probabilities) Standard(BertLayerPlan layer, string input)
    {
        var query = Heads(layer.Query, input, 0, 2, 1, 3);
        var key = Heads(layer.Key, input, 0, 2, 3, 1);
        var value = Heads(layer.Value, input, 0, 2, 1, 3);
        var scale = graph.Scalar("attention_scale", 1 / MathF.Sqrt(_headSize));
        var scores = graph.Add("Add", graph.Add("Mul", graph.Add("MatMul", query, key), scale), AdditiveMask());
        var probabilities = graph.Add("Softmax", [Attributes.Integer("axis", -1)], scores);
        var context = graph.Add(
            "Transpose", [Attributes.Integers("perm", 0, 2, 1, 3)], graph.Add("MatMul", probabilities, value));
        return (graph.Add("Reshape", context, graph.Integers("joined", 0, 0, plan.Config.HiddenSize)), probabilities);
    }

    private string Heads(LinearPlan linear, string input, params ReadOnlySpan<long> permutation)
    {
        var projected = graph.Add("Add", Multiply(linear, input), Stored(linear.BiasName));
        var split = graph.Add("Reshape", projected, graph.Integers("split", 0, 0, plan.Config.NumAttentionHeads, _headSize));
        return graph.Add("Transpose", [Attributes.Integers("perm", permutation)], split);
    }

    // (1 - mask) * -10000, shaped [batch, 1, 1, length]: what the fused operator adds.
    private string AdditiveMask()
    {
        if (_mask is null)
        {
            var mask = graph.Add("Cast", [Attributes.Integer("to", (long)DataType.Float)], TextGraph.AttentionMask);
            var hidden = graph.Add("Mul", graph.Add("Sub", graph.Scalar("one", 1), mask), graph.Scalar("masked", Masked));
            _mask = graph.Add("Unsqueeze", hidden, graph.Integers("axes_1_2", 1, 2));
        }

        return _mask;
    }

    private bool IsInt8(LinearPlan linear) =>
        precision == ModelPrecision.Int8 && QuantizedTensor.Is(store, linear.WeightName);

    private string Stored(string name) => graph.Weight(GraphWeight.FromStore(store, name, store[name].Shape));
}
