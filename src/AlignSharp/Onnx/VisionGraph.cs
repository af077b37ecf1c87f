using AlignSharp.Architecture;
using AlignSharp.Checkpoints;
using AlignSharp.Onnx.Format;
using AlignSharp.Quantization;

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
    private readonly ModelPrecision _precision;

    private VisionGraph(EfficientNetPlan plan, TensorStore store, TowerOutputs outputs, ModelPrecision precision)
    {
        _plan = plan;
        _store = store;
        _outputs = outputs;
        _precision = precision;
    }

    public static OnnxGraph Write(
        EfficientNetPlan plan,
        TensorStore store,
        TowerOutputs outputs = TowerOutputs.Embedding,
        ModelPrecision precision = ModelPrecision.Float32) => new VisionGraph(plan, store, outputs, precision).Write();

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
        var output = Int8Ranges(plan) is var (from, to)
            ? new QuantizedConvolution(_graph, _store, plan, folded).Convolve(input, from, to)
            : _graph.Add("Conv", ConvolutionAttributes.Of(plan), input, _graph.Weight(folded.Weight), _graph.Weight(folded.Bias));
        PublishRanges(plan, input, output);
        return output;
    }

    private (ActivationRange Input, ActivationRange Output)? Int8Ranges(ConvolutionPlan plan) =>
        _precision == ModelPrecision.Int8 && QuantizedTensor.Is(_store, plan.WeightName)
            ? QuantizedTensor.Ranges(_store, plan.WeightName) : null;

    private string Pool(string map)
    {
        var pooled = _graph.Add(_plan.Config.PoolingType == PoolingType.Mean ? "GlobalAveragePool" : "GlobalMaxPool", map);
        return _graph.Add("Flatten", pooled);
    }

    private string Activate(string input) => _graph.Activate(_plan.Config.HiddenAct, input);

    private string Stored(string name) => _graph.Weight(GraphWeight.FromStore(_store, name, _store[name].Shape));

    private void PublishRanges(ConvolutionPlan plan, string input, string output)
    {
        if (_outputs.HasFlag(TowerOutputs.Ranges) && plan.Kernel == 1)
        {
            _graph.Output(Extreme("ReduceMin", input), RangeNames.InputMinimum(plan));
            _graph.Output(Extreme("ReduceMax", input), RangeNames.InputMaximum(plan));
            _graph.Output(Extreme("ReduceMin", output), RangeNames.OutputMinimum(plan));
            _graph.Output(Extreme("ReduceMax", output), RangeNames.OutputMaximum(plan));
        }
    }

    // Of each picture of the batch.
    private string Extreme(string operation, string map) => _graph.Add(
        operation, [Attributes.Integer("keepdims", 0)], map, _graph.Integers("axes_1_2_3", 1, 2, 3));

    private void PublishHiddenState(string map, int index)
    {
        if (_outputs.HasFlag(TowerOutputs.HiddenStates))
        {
            _graph.Output(map, HiddenState(index));
        }
    }
}
