using AlignSharp.Architecture;
using AlignSharp.Checkpoints;
using AlignSharp.Onnx.Format;

namespace AlignSharp.Onnx;

/// <summary>
/// Writes the image tower: <c>pixel_values</c> [batch, channels, height, width] to <c>image_features</c> [batch, size].
/// Standard operators only, so the graph runs wherever ONNX does.
/// </summary>
internal sealed class VisionGraph
{
    public const string PixelValues = "pixel_values";
    public const string Features = "image_features";
    public const string LastHiddenState = "last_hidden_state";

    private readonly GraphBuilder _graph = new("align_vision");
    private readonly EfficientNetPlan _plan;
    private readonly TensorStore _store;
    private readonly TowerOutputs _outputs;

    private VisionGraph(EfficientNetPlan plan, TensorStore store, TowerOutputs outputs)
    {
        _plan = plan;
        _store = store;
        _outputs = outputs;
    }

    public static OnnxGraph Write(EfficientNetPlan plan, TensorStore store, TowerOutputs outputs = TowerOutputs.Embedding) =>
        new VisionGraph(plan, store, outputs).Write();

    public static string HiddenState(int index) => $"hidden_states.{index}";

    private OnnxGraph Write()
    {
        _graph.Input(
            PixelValues, TensorProto.Types.DataType.Float, "batch", $"{_plan.Config.NumChannels}", "height", "width");
        var map = Activate(Convolve(_plan.Stem, PixelValues));
        PublishHiddenState(map, 0);
        foreach (var block in _plan.Blocks)
        {
            map = Block(block, map);
            PublishHiddenState(map, block.Index + 1);
        }

        if (_outputs.HasFlag(TowerOutputs.LastHiddenState))
        {
            _graph.Output(map, LastHiddenState);
        }

        _graph.Output(Pool(map), Features);
        return _graph.Build();
    }

    private string Block(EfficientNetBlockPlan block, string input)
    {
        var wide = block.Expansion is null ? input : Activate(Convolve(block.Expansion, input));
        var filtered = Activate(Convolve(block.Depthwise, wide));
        var narrow = Convolve(block.Projection, SqueezeExcite(block.SqueezeExcite, filtered));
        return block.HasResidual ? _graph.Add("Add", narrow, input) : narrow;
    }

    private string SqueezeExcite(SqueezeExcitePlan plan, string map)
    {
        var mean = _graph.Add("GlobalAveragePool", map);
        var squeezed = Activate(_graph.Add("Conv", mean, Stored($"{plan.Name}.reduce.weight"), Stored($"{plan.Name}.reduce.bias")));
        var weights = _graph.Add("Conv", squeezed, Stored($"{plan.Name}.expand.weight"), Stored($"{plan.Name}.expand.bias"));
        return _graph.Add("Mul", map, _graph.Add("Sigmoid", weights));
    }

    private string Convolve(ConvolutionPlan plan, string input)
    {
        var folded = new FoldedConvolution(_store, plan, _plan.Config.BatchNormEps);
        var (before, after) = (plan.Padding.Before, plan.Padding.After);
        return _graph.Add(
            "Conv",
            [
                Attributes.Integers("kernel_shape", plan.Kernel, plan.Kernel),
                Attributes.Integers("strides", plan.Stride, plan.Stride),
                Attributes.Integers("pads", before, before, after, after),
                Attributes.Integer("group", plan.Groups),
            ],
            input, _graph.Weight(folded.Weight), _graph.Weight(folded.Bias));
    }

    private string Pool(string map)
    {
        var pooled = _graph.Add(_plan.Config.PoolingType == PoolingType.Mean ? "GlobalAveragePool" : "GlobalMaxPool", map);
        return _graph.Add("Flatten", pooled);
    }

    private string Activate(string input) => _graph.Activate(_plan.Config.HiddenAct, input);

    private string Stored(string name) => _graph.Weight(GraphWeight.FromStore(_store, name, _store[name].Shape));

    private void PublishHiddenState(string map, int index)
    {
        if (_outputs.HasFlag(TowerOutputs.HiddenStates))
        {
            _graph.Output(map, HiddenState(index));
        }
    }
}
