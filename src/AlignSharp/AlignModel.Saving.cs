using AlignSharp.Checkpoints;
using AlignSharp.Configuration;
using AlignSharp.Onnx;
using AlignSharp.Quantization;

namespace AlignSharp;

public sealed partial class AlignModel
{
    private const string VisionFile = "vision_model.onnx";
    private const string TextFile = "text_model.onnx";

    /// <summary>
    /// Writes what transformers' <c>AlignModel.from_pretrained</c> loads: <c>config.json</c>, <c>model.safetensors</c>
    /// (in shards where it is larger than 5 GB) and the processor's files. Each file appears whole or not at all. 8-bit
    /// weights, which transformers does not load, stay as they are where no type is named.
    /// </summary>
    /// <param name="folder">The folder to write to; made where it is missing.</param>
    /// <param name="type">Float32, Float16 or BFloat16, for 8-bit weights too; null keeps the types that the weights have.</param>
    /// <param name="progress">Told the bytes of weights written so far.</param>
    /// <param name="cancellationToken">Stops the writing.</param>
    public void Save(
        string folder, TensorType? type = null, IProgress<long>? progress = null, CancellationToken cancellationToken = default)
    {
        ArgumentException.ThrowIfNullOrEmpty(folder);
        var tensors = Plan.Parameters
            .Where(parameter => _store.Tensors.ContainsKey(parameter.Name))
            .SelectMany(parameter => Saved(parameter.Name, type));
        CheckpointWriter.Write(folder, tensors, progress: progress, cancellationToken: cancellationToken);
        AlignConfigWriter.Save(Config, type ?? FloatingType, folder);
        AlignProcessor.CopyFiles(_processorFolder, folder);
    }

    /// <summary>The type that <c>config.json</c> names for the weights as they are: that of the word embeddings, which are never 8-bit.</summary>
    internal TensorType FloatingType =>
        _store[Plan.Text.WordEmbeddings.Name].Type is (TensorType.Float16 or TensorType.BFloat16) and var stored ? stored : TensorType.Float32;

    private IEnumerable<TensorData> Saved(string name, TensorType? type) => (QuantizedTensor.Is(_store, name), type) switch
    {
        (false, _) => [TensorData.From(_store, name).ToPrecision(type ?? FloatingType)],
        (true, null) => QuantizedTensor.Names(_store, name).Select(part => TensorData.From(_store, part)),
        (true, { } wanted) => [TensorData.From(name, _store.ReadSingles(name), _store[name].Shape.AsSpan()).ToPrecision(wanted)],
    };

    /// <summary>
    /// Writes both towers as ONNX graphs with their weights beside them, and the processor's files. The image tower uses
    /// standard operators only; the text tower uses those of ONNX Runtime (<c>com.microsoft</c>) too.
    /// </summary>
    /// <param name="folder">The folder to write to; made where it is missing.</param>
    /// <param name="cancellationToken">Stops the writing.</param>
    public void ExportOnnx(string folder, CancellationToken cancellationToken = default)
    {
        ArgumentException.ThrowIfNullOrEmpty(folder);
        VisionGraph.Write(Plan.Vision, _store, precision: Precision).Save(Path.Combine(folder, VisionFile), cancellationToken);
        TextGraph.Write(Plan.Text, _store, precision: Precision).Save(Path.Combine(folder, TextFile), cancellationToken);
        AlignConfigWriter.Save(Config, TensorType.Float32, folder);
        AlignProcessor.CopyFiles(_processorFolder, folder);
    }
}
