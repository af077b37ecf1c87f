using System.Text.Json;
using AlignSharp.Checkpoints.Buffers;

namespace AlignSharp.Checkpoints;

/// <summary>The index of a sharded checkpoint: which file beside it holds which tensor.</summary>
internal sealed class ShardIndex
{
    private const string WeightMap = "weight_map";
    private const long MaximumBytes = 64L << 20;
    private readonly string _path;
    private readonly Dictionary<string, string> _fileByTensor;

    private ShardIndex(string path, Dictionary<string, string> fileByTensor)
    {
        _path = path;
        _fileByTensor = fileByTensor;
        Files = [.. fileByTensor.Values.Distinct().Order(StringComparer.Ordinal)];
    }

    /// <summary>The names of the shards, in order.</summary>
    public IReadOnlyList<string> Files { get; }

    public static ShardIndex Read(string path)
    {
        using var file = MappedFile.Open(path);
        if (file.Length > MaximumBytes)
        {
            throw new CheckpointException($"{path} has {file.Length} bytes; expected an index of at most {MaximumBytes}.");
        }

        try
        {
            return new ShardIndex(path, ReadWeightMap(path, file.Slice(0, (int)file.Length).ToArray()));
        }
        catch (Exception error) when (error is JsonException or InvalidOperationException)
        {
            throw new CheckpointException($"{path} is not a valid index: {error.Message}", error);
        }
    }

    /// <summary>The full path of a shard.</summary>
    public string PathOf(string file) => Path.Combine(Path.GetDirectoryName(_path)!, file);

    /// <summary>Checks that a tensor found in a shard is one that the index looks for there.</summary>
    public void CheckIsIn(string file, string tensor)
    {
        if (!_fileByTensor.TryGetValue(tensor, out var expected))
        {
            throw new CheckpointException($"{PathOf(file)} holds tensor '{tensor}', which {_path} does not name.");
        }

        if (expected != file)
        {
            throw new CheckpointException($"{PathOf(file)} holds tensor '{tensor}'; {_path} expects it in {expected}.");
        }
    }

    /// <summary>Checks that every tensor of the index was found.</summary>
    public void CheckComplete(Func<string, bool> found)
    {
        if (_fileByTensor.FirstOrDefault(pair => !found(pair.Key)) is { Key: { } missing, Value: var file })
        {
            throw new CheckpointException($"{PathOf(file)} lacks tensor '{missing}'; {_path} expects it there.");
        }
    }

    private static Dictionary<string, string> ReadWeightMap(string path, ReadOnlyMemory<byte> json)
    {
        using var document = JsonDocument.Parse(json, new JsonDocumentOptions { AllowDuplicateProperties = false });
        if (document.RootElement.ValueKind != JsonValueKind.Object
            || !document.RootElement.TryGetProperty(WeightMap, out var map)
            || map.ValueKind != JsonValueKind.Object)
        {
            throw new CheckpointException($"{path} has no {WeightMap}; expected an object that gives the file of every tensor.");
        }

        if (!map.EnumerateObject().Any())
        {
            throw new CheckpointException($"{path} names no tensor in its {WeightMap}; expected the file of every tensor.");
        }

        return map.EnumerateObject().ToDictionary(entry => entry.Name, entry => ReadFileName(path, entry));
    }

    private static string ReadFileName(string path, JsonProperty entry)
    {
        var name = entry.Value.ValueKind == JsonValueKind.String ? entry.Value.GetString()! : entry.Value.GetRawText();
        var isPlain = entry.Value.ValueKind == JsonValueKind.String
            && name is not ("" or "." or "..")
            && name.AsSpan().IndexOfAny("/\\:\0") < 0
            && !name.EndsWith(CheckpointFile.IndexExtension, StringComparison.OrdinalIgnoreCase);
        return isPlain
            ? name
            : throw new CheckpointException($"{path} puts tensor '{entry.Name}' into '{name}'; expected the name of a weights file beside it.");
    }
}
