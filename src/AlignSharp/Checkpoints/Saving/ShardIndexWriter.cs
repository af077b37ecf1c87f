using System.Collections.Immutable;
using System.Text.Encodings.Web;
using System.Text.Json;
using AlignSharp.IO;

namespace AlignSharp.Checkpoints.Saving;

/// <summary>Writes the index of a sharded checkpoint.</summary>
internal static class ShardIndexWriter
{
    private static readonly JsonWriterOptions Options = new()
    {
        Indented = true,
        NewLine = "\n",
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    public static void Write(string path, IEnumerable<(string File, ImmutableArray<TensorData> Tensors)> shards)
    {
        var entries = shards
            .SelectMany(shard => shard.Tensors.Select(tensor => (tensor.Name, shard.File, tensor.ByteLength)))
            .OrderBy(entry => entry.Name, StringComparer.Ordinal)
            .ToList();
        AtomicFile.Write(path, stream =>
        {
            using (var json = new Utf8JsonWriter(stream, Options))
            {
                json.WriteStartObject();
                json.WriteStartObject("metadata");
                json.WriteNumber("total_size", entries.Sum(entry => entry.ByteLength));
                json.WriteEndObject();
                json.WriteStartObject("weight_map");
                entries.ForEach(entry => json.WriteString(entry.Name, entry.File));
                json.WriteEndObject();
                json.WriteEndObject();
            }

            stream.Write("\n"u8);
        });
    }
}
