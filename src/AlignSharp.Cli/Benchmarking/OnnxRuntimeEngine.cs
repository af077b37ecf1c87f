using AlignSharp.Architecture;
using AlignSharp.Checkpoints;
using AlignSharp.IO;
using AlignSharp.Onnx;
using AlignSharp.Text;
using Microsoft.ML.OnnxRuntime;

namespace AlignSharp.Cli.Benchmarking;

/// <summary>The same float32 graphs in plain sessions with ONNX Runtime's own defaults, as a user would load exported files.</summary>
internal sealed class OnnxRuntimeEngine : IBenchEngine
{
    private readonly TemporaryFolder _folder = new();
    private readonly InferenceSession _vision;
    private readonly InferenceSession _text;

    public OnnxRuntimeEngine(AlignPlan plan, TensorStore store, int? threads)
    {
        using var options = new SessionOptions();
        options.IntraOpNumThreads = threads ?? options.IntraOpNumThreads;
        _vision = Open(VisionGraph.Write(plan.Vision, store), "vision.onnx", options);
        _text = Open(TextGraph.Write(plan.Text, store), "text.onnx", options);
        _folder.TryDelete();
    }

    public string Name => "onnxruntime";

    public string Precision => "float32";

    public void RunImages(FloatTensor pixels)
    {
        using var input = OrtValue.CreateTensorValueFromMemory(
            OrtMemoryInfo.DefaultInstance, pixels.AsMemory(), [.. pixels.Shape.Select(static size => (long)size)]);
        using var options = new RunOptions();
        using var result = _vision.Run(options, [VisionGraph.PixelValues], [input], [VisionGraph.Features]);
    }

    public void RunTexts(TokenBatch tokens)
    {
        using var ids = Input(tokens.InputIds);
        using var mask = Input(tokens.AttentionMask);
        using var types = Input(tokens.TokenTypeIds);
        using var options = new RunOptions();
        using var result = _text.Run(
            options, [TextGraph.InputIds, TextGraph.AttentionMask, TextGraph.TokenTypeIds], [ids, mask, types], [TextGraph.Features]);

        OrtValue Input(long[] values) => OrtValue.CreateTensorValueFromMemory(values, [tokens.Count, tokens.Length]);
    }

    public void Dispose()
    {
        _vision.Dispose();
        _text.Dispose();
        _folder.Dispose();
    }

    private InferenceSession Open(OnnxGraph graph, string name, SessionOptions options)
    {
        var path = Path.Combine(_folder.FullName, name);
        graph.Save(path);
        return new InferenceSession(path, options);
    }
}
