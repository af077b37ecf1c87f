using System.Collections.Immutable;
using System.Text.Json;

namespace AlignSharp.Hub;

/// <summary>The names that the files of a model have, and which of them a model cannot do without.</summary>
internal static class ModelFiles
{
    private const int MaximumIndexBytes = 64 << 20;
    private const string IndexSuffix = ".index.json";

    /// <summary>The small files, in the order they are fetched: everything but the weights.</summary>
    public static readonly ImmutableArray<string> Descriptions =
    [
        "config.json", "preprocessor_config.json", "processor_config.json", "tokenizer_config.json",
        "special_tokens_map.json", "added_tokens.json", "vocab.txt", "tokenizer.json",
    ];

    /// <summary>The forms of the weights, the best first.</summary>
    public static readonly ImmutableArray<string> Weights =
        ["model.safetensors", "model.safetensors.index.json", "pytorch_model.bin", "pytorch_model.bin.index.json"];

    /// <summary>One of each is needed.</summary>
    private static readonly ImmutableArray<ImmutableArray<string>> Needed =
    [
        ["config.json"],
        ["preprocessor_config.json", "processor_config.json"],
        ["vocab.txt", "tokenizer.json"],
        Weights,
    ];

    public static bool IsIndex(string path) => path.EndsWith(IndexSuffix, StringComparison.Ordinal);

    /// <summary>Whether a folder holds all that running a model takes.</summary>
    public static bool AreComplete(string folder) =>
        Needed.All(names => names.Any(name => Has(folder, name)))
        && Weights.First(name => Has(folder, name)) is var weights
        && (!IsIndex(weights) || ShardsAreComplete(folder, weights));

    /// <summary>The files that an index of shards names, unchecked, in order.</summary>
    public static ImmutableSortedSet<string> Shards(string index)
    {
        try
        {
            if (new FileInfo(index).Length > MaximumIndexBytes)
            {
                throw Unreadable(index, null);
            }

            using var document = JsonDocument.Parse(File.ReadAllBytes(index));
            return document.RootElement.GetProperty("weight_map").EnumerateObject()
                .Select(tensor => tensor.Value.GetString() ?? "")
                .ToImmutableSortedSet(StringComparer.Ordinal);
        }
        catch (Exception error) when (error is JsonException or KeyNotFoundException or InvalidOperationException)
        {
            throw Unreadable(index, error);
        }
    }

    private static bool ShardsAreComplete(string folder, string index)
    {
        try
        {
            return Shards(Path.Combine(folder, index)).All(shard => RemotePath.IsSafe(shard) && Has(folder, shard));
        }
        catch (HubException)
        {
            // A damaged index is fetched again with the rest.
            return false;
        }
    }

    private static bool Has(string folder, string name) =>
        SnapshotLink.Exists(Path.Combine([folder, .. name.Split('/')]));

    private static HubException Unreadable(string index, Exception? error) => new(
        HubFailure.Corrupt, $"{index} is no index of shards; expected a JSON object with weight_map.", error);
}
