using AlignSharp.Checkpoints.Safetensors;

namespace AlignSharp.Checkpoints;

/// <summary>Opens the container that a checkpoint lies in, told by its contents rather than by its name.</summary>
internal static class CheckpointReader
{
    private const string IndexExtension = ".json";

    public static TensorStore Read(string path) =>
        path.EndsWith(IndexExtension, StringComparison.OrdinalIgnoreCase) ? ReadShards(path) : ReadSingle(path);

    private static TensorStore ReadSingle(string path)
    {
        var file = MappedFile.Open(path);
        try
        {
            var tensors = new OrderedDictionary<string, StoredTensor>();
            Add(tensors, file);
            return new TensorStore(path, tensors, [file]);
        }
        catch
        {
            file.Dispose();
            throw;
        }
    }

    private static TensorStore ReadShards(string path)
    {
        var index = ShardIndex.Read(path);
        var files = new List<MappedFile>();
        try
        {
            var tensors = new OrderedDictionary<string, StoredTensor>();
            foreach (var name in index.Files)
            {
                files.Add(MappedFile.Open(index.PathOf(name)));
                Add(tensors, files[^1], tensor => index.CheckIsIn(name, tensor));
            }

            index.CheckComplete(tensors.ContainsKey);
            return new TensorStore(path, tensors, [.. files]);
        }
        catch
        {
            files.ForEach(file => file.Dispose());
            throw;
        }
    }

    private static void Add(
        OrderedDictionary<string, StoredTensor> tensors, MappedFile file, Action<string>? check = null)
    {
        foreach (var tensor in SafetensorsReader.Read(file))
        {
            check?.Invoke(tensor.Info.Name);
            tensors.Add(tensor.Info.Name, tensor);
        }
    }
}
