using AlignSharp.Architecture;
using AlignSharp.Checkpoints;
using AlignSharp.Quantization;
using static AlignSharp.Onnx.Format.TensorProto.Types;

namespace AlignSharp.Onnx;

/// <summary>
/// Writes the text tower: <c>input_ids</c>, <c>attention_mask</c>, <c>token_type_ids</c> [batch, length] (int64) to
/// <c>text_features</c> [batch, size]. It uses ONNX Runtime's fused BERT operators; attention probabilities, which
/// those do not give, come from standard operators instead.
/// </summary>
internal sealed class TextGraph
{
    public const string InputIds = "input_ids";
    public const string AttentionMask = "attention_mask";
    public const string TokenTypeIds = "token_type_ids";
    public const string Features = "text_features";
    public const string LastHiddenState = "last_hidden_state";
    public const string PoolerOutput = "pooler_output";

    private readonly GraphBuilder _graph = new("align_text");
    private readonly BertPlan _plan;
    private readonly TensorStore _store;
    private readonly TowerOutputs _outputs;
    private readonly TextAttention _attention;

    private TextGraph(BertPlan plan, TensorStore store, TowerOutputs outputs, ModelPrecision precision)
    {
        _plan = plan;
        _store = store;
        _outputs = outputs;
        _attention = new TextAttention(_graph, plan, store, precision, outputs.HasFlag(TowerOutputs.Attentions));
    }

    public static OnnxGraph Write(
        BertPlan plan,
        TensorStore store,
        TowerOutputs outputs = TowerOutputs.Embedding,
        ModelPrecision precision = ModelPrecision.Float32) => new TextGraph(plan, store, outputs, precision).Write();

    public static string HiddenState(int index) => $"hidden_states.{index}";

    public static string Attention(int index) => $"attentions.{index}";

    private OnnxGraph Write()
    {
        foreach (var name in (ReadOnlySpan<string>)[InputIds, AttentionMask, TokenTypeIds])
        {
            _graph.Input(name, DataType.Int64, "batch", "length");
        }

        var hidden = Embed();
        PublishHiddenState(hidden, 0);
        for (var index = 0; index < _plan.Layers.Length; index++)
        {
            hidden = Layer(_plan.Layers[index], hidden, index);
            PublishHiddenState(hidden, index + 1);
        }

        PublishPooled(hidden);
        _graph.Output(Gemm(_plan.Projection, FirstToken(hidden)), Features);
        return _graph.Build();
    }

    private string Embed()
    {
        var embedded = _graph.Add(
            "EmbedLayerNormalization",
            GraphBuilder.Microsoft,
            [Attributes.Float("epsilon", (float)_plan.Config.LayerNormEps)],
            _attention.ToInt32(InputIds), _attention.ToInt32(TokenTypeIds),
            Stored(_plan.WordEmbeddings.Name), Stored(_plan.PositionEmbeddings.Name), Stored(_plan.TokenTypeEmbeddings.Name),
            Stored(_plan.EmbeddingNorm.WeightName), Stored(_plan.EmbeddingNorm.BiasName));
        _graph.DeclareOutput("unused");
        return embedded;
    }

    private string Layer(BertLayerPlan layer, string input, int index)
    {
        var (context, probabilities) = _attention.Attend(layer, input);
        if (probabilities is not null)
        {
            _graph.Output(probabilities, Attention(index));
        }

        // The embedding is made of [CLS] alone, so past the last attention no other token needs to be computed.
        if (_outputs == TowerOutputs.Embedding && index == _plan.Layers.Length - 1)
        {
            (context, input) = (FirstTokenOnly(context), FirstTokenOnly(input));
        }

        var attended = AddAndNormalize(Multiply(layer.AttentionOutput, context), input, layer.AttentionOutput, layer.AttentionNorm);
        var wide = Activate(layer.Intermediate, Multiply(layer.Intermediate, attended));
        return AddAndNormalize(Multiply(layer.Output, wide), attended, layer.Output, layer.OutputNorm);
    }

    private string Activate(LinearPlan linear, string product) => _plan.Config.HiddenAct switch
    {
        Activation.Gelu => _graph.Add("BiasGelu", GraphBuilder.Microsoft, [], product, Stored(linear.BiasName)),
        var activation => _graph.Activate(activation, _graph.Add("Add", product, Stored(linear.BiasName))),
    };

    private string AddAndNormalize(string product, string residual, LinearPlan linear, LayerNormPlan norm) => _graph.Add(
        "SkipLayerNormalization",
        GraphBuilder.Microsoft,
        [Attributes.Float("epsilon", (float)_plan.Config.LayerNormEps)],
        product, residual, Stored(norm.WeightName), Stored(norm.BiasName), Stored(linear.BiasName));

    private string Multiply(LinearPlan linear, string input) => _attention.Multiply(linear, input);

    private string Gemm(LinearPlan linear, string input) => _graph.Add(
        "Gemm", [Attributes.Integer("transB", 1)], input, Stored(linear.WeightName), Stored(linear.BiasName));

    private string FirstToken(string hidden) => _graph.Add(
        "Squeeze", FirstTokenOnly(hidden), _graph.Integers("axis_1", 1));

    private string FirstTokenOnly(string hidden) => _graph.Add(
        "Slice", hidden, _graph.Integers("slice_from", 0), _graph.Integers("slice_to", 1), _graph.Integers("axis_1", 1));

    private void PublishPooled(string hidden)
    {
        if (_outputs.HasFlag(TowerOutputs.LastHiddenState))
        {
            _graph.Output(hidden, LastHiddenState);
            _graph.Output(_graph.Add("Tanh", Gemm(_plan.Pooler, FirstToken(hidden))), PoolerOutput);
        }
    }

    private void PublishHiddenState(string hidden, int index)
    {
        if (_outputs.HasFlag(TowerOutputs.HiddenStates))
        {
            _graph.Output(hidden, HiddenState(index));
        }
    }

    private string Stored(string name) => _graph.Weight(GraphWeight.FromStore(_store, name, _store[name].Shape));
}
