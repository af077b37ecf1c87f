using AlignSharp.Checkpoints.Saving;

namespace AlignSharp.Checkpoints;

/// <summary>Turns any checkpoint that can be opened into safetensors, in the precision asked for.</summary>
public static class CheckpointConverter
{
    /// <summary>
    /// Converts a checkpoint. From a folder the files beside the weights (configuration, tokenizer, model card) come
    /// along, so that the result is a model that loads; its <c>config.json</c> then names the new precision.
    /// </summary>
    /// <param name="source">What <see cref="TensorStore.Open"/> opens.</param>
    /// <param name="folder">Where to write; made where it is missing. Its older safetensors weights are replaced.</param>
    /// <param name="precision">Float32, Float16 or BFloat16 for every floating-point tensor; null keeps each as it is.</param>
    /// <param name="maximumShardBytes">The most bytes of tensors in one file.</param>
    /// <param name="progress">Told the bytes of tensors written so far.</param>
    /// <param name="cancellationToken">Stops the conversion.</param>
    /// <exception cref="CheckpointException">The checkpoint is missing or damaged, or a value does not fit the precision.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The precision is none of these.</exception>
    public static ConversionSummary Convert(
        string source,
        string folder,
        TensorType? precision = null,
        long maximumShardBytes = CheckpointWriter.DefaultShardBytes,
        IProgress<long>? progress = null,
        CancellationToken cancellationToken = default)
    {
        using var store = TensorStore.Open(source);
        var tensors = store.Tensors.Keys
            .Select(name => TensorData.From(store, name))
            .Select(tensor => precision is { } wanted ? tensor.ToPrecision(wanted) : tensor)
            .ToList();
        CheckpointWriter.Write(folder, tensors, maximumShardBytes, progress, cancellationToken);
        return new ConversionSummary(
            tensors.Count,
            tensors.Sum(tensor => tensor.ByteLength),
            Directory.Exists(source) ? CompanionFiles.Copy(source, folder, precision) : []);
    }
}
