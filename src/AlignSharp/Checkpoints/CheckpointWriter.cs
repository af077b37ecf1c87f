using System.Globalization;
using AlignSharp.Checkpoints.Saving;

namespace AlignSharp.Checkpoints;

/// <summary>Writes the weights of a model into a folder, in one file or in shards, as transformers does.</summary>
public static class CheckpointWriter
{
    /// <summary>The size up to which a model is one file: 5 GB.</summary>
    public const long DefaultShardBytes = 5_000_000_000;

    /// <summary>
    /// Writes <c>model.safetensors</c>, or where the model is larger than a shard may be
    /// <c>model-00001-of-0000N.safetensors</c> ... and <c>model.safetensors.index.json</c>. Older safetensors weights
    /// of the folder are replaced when all is written, and stay as they are when writing fails or is cancelled.
    /// </summary>
    /// <param name="folder">The folder; made where it is missing.</param>
    /// <param name="tensors">The tensors, each name once.</param>
    /// <param name="maximumShardBytes">The most bytes of tensors in one file; a larger tensor has a file to itself.</param>
    /// <param name="progress">Told the bytes of tensors written so far.</param>
    /// <param name="cancellationToken">Stops the writing.</param>
    /// <exception cref="ArgumentException">Two tensors have the same name.</exception>
    /// <exception cref="CheckpointException">A value does not fit the precision asked for.</exception>
    public static void Write(
        string folder,
        IEnumerable<TensorData> tensors,
        long maximumShardBytes = DefaultShardBytes,
        IProgress<long>? progress = null,
        CancellationToken cancellationToken = default)
    {
        ArgumentException.ThrowIfNullOrEmpty(folder);
        ArgumentNullException.ThrowIfNull(tensors);
        var shards = ShardPlan.Split(tensors, maximumShardBytes);
        using var staged = new CheckpointFolder(folder);
        var files = new List<string>();
        var written = 0L;
        foreach (var shard in shards)
        {
            files.Add(FileName(files.Count + 1, shards.Length));
            var path = Path.Combine(staged.Staging, files[^1]);
            SafetensorsWriter.Write(path, shard, new ProgressFrom(progress, written), cancellationToken);
            written += shard.Sum(tensor => tensor.ByteLength);
        }

        if (shards.Length > 1)
        {
            ShardIndexWriter.Write(Path.Combine(staged.Staging, CheckpointFile.SafetensorsIndex), files.Zip(shards));
            files.Add(CheckpointFile.SafetensorsIndex);
        }

        staged.Replace(files);
    }

    private static string FileName(int shard, int count) => count == 1
        ? CheckpointFile.Safetensors
        : string.Create(CultureInfo.InvariantCulture, $"model-{shard:D5}-of-{count:D5}.safetensors");
}
