using AlignSharp.Checkpoints.Buffers;
using AlignSharp.Checkpoints.Safetensors;
using AlignSharp.Checkpoints.Torch;

namespace AlignSharp.Checkpoints;

/// <summary>Opens the container that a checkpoint lies in, told by its first bytes rather than by its name.</summary>
internal static class CheckpointReader
{
    private const string SafetensorsExtension = ".safetensors";

    public static TensorStore Read(string path)
    {
        using var builder = new TensorStoreBuilder(path);
        if (HasExtension(path, CheckpointFile.IndexExtension))
        {
            AddShards(builder, ShardIndex.Read(path));
        }
        else
        {
            AddFile(builder, path, builder.Add);
        }

        return builder.Build();
    }

    private static void AddShards(TensorStoreBuilder builder, ShardIndex index)
    {
        foreach (var file in index.Files)
        {
            AddFile(builder, index.PathOf(file), tensor =>
            {
                index.CheckIsIn(file, tensor.Info.Name);
                builder.Add(tensor);
            });
        }

        index.CheckComplete(builder.Contains);
    }

    private static void AddFile(TensorStoreBuilder builder, string path, Action<StoredTensor> add)
    {
        var file = builder.Own(MappedFile.Open(path));
        foreach (var tensor in ReadFile(builder, file))
        {
            add(tensor);
        }
    }

    private static List<StoredTensor> ReadFile(TensorStoreBuilder builder, MappedFile file)
    {
        const byte protocolOpcode = 0x80;
        const int braceAt = 8;
        var start = file.Slice(0, (int)Math.Min(file.Length, 32));
        return start switch
        {
            _ when start.StartsWith("version https://git-lfs"u8) => throw new CheckpointException(
                $"{file.Path} is a Git LFS pointer; expected the file it stands for (fetch it with git lfs pull)."),
            _ when HasExtension(file.Path, SafetensorsExtension) => SafetensorsReader.Read(file),
            [.., _] when start.Length > braceAt && start[braceAt] == '{' => SafetensorsReader.Read(file),
            _ when start.StartsWith("PK\x03\x04"u8) => TorchZipReader.Read(builder, file),
            [protocolOpcode, ..] => TorchLegacyReader.Read(builder, file),
            _ => throw new CheckpointException(
                $"{file.Path} starts with the bytes {Describe(start)}; expected a safetensors file or what torch.save writes."),
        };
    }

    private static string Describe(ReadOnlySpan<byte> start) =>
        Convert.ToHexString(start[..Math.Min(start.Length, 8)]);

    private static bool HasExtension(string path, string extension) =>
        path.EndsWith(extension, StringComparison.OrdinalIgnoreCase);
}
