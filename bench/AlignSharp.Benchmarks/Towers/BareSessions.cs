using AlignSharp.IO;
using AlignSharp.Text;
using Microsoft.ML.OnnxRuntime;

namespace AlignSharp.Benchmarks.Towers;

/// <summary>The same graphs in plain ONNX Runtime sessions with its default options, as a user would load the exported files.</summary>
internal sealed class BareSessions : IDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly InferenceSession _vision;
    private readonly InferenceSession _text;

    public BareSessions(AlignModel model)
    {
        model.ExportOnnx(_folder.FullName);
        _vision = new InferenceSession(Path.Combine(_folder.FullName, "vision_model.onnx"));
        _text = new InferenceSession(Path.Combine(_folder.FullName, "text_model.onnx"));
        _folder.TryDelete();
    }

    public void RunImages(FloatTensor pixels)
    {
        using var input = OrtValue.CreateTensorValueFromMemory(
            OrtMemoryInfo.DefaultInstance, pixels.AsMemory(), [.. pixels.Shape.Select(static size => (long)size)]);
        using var options = new RunOptions();
        using var result = _vision.Run(options, ["pixel_values"], [input], ["image_features"]);
    }

    public void RunTexts(TokenBatch tokens)
    {
        using var ids = Input(tokens.InputIds);
        using var mask = Input(tokens.AttentionMask);
        using var types = Input(tokens.TokenTypeIds);
        using var options = new RunOptions();
        using var result = _text.Run(options, ["input_ids", "attention_mask", "token_type_ids"], [ids, mask, types], ["text_features"]);

        OrtValue Input(long[] values) => OrtValue.CreateTensorValueFromMemory(values, [tokens.Count, tokens.Length]);
    }

    public void Dispose()
    {
        _vision.Dispose();
        _text.Dispose();
        _folder.Dispose();
    }
}
