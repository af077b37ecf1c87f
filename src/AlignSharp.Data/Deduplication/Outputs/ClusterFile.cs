using System.Text.Encodings.Web;
using System.Text.Json;
using AlignSharp.Data.Deduplication.Decisions;
using AlignSharp.IO;

namespace AlignSharp.Data.Deduplication.Outputs;

/// <summary>Writes the clusters as JSON lines: the picture that stays, and those that go because of it.</summary>
internal sealed class ClusterFile(DedupResult result)
{
    // Keys stay readable; the file is not put into HTML.
    private static readonly JsonWriterOptions Options = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public void Write(string path) => AtomicFile.Write(path, stream =>
    {
        using var line = new Utf8JsonWriter(stream, Options);
        foreach (var cluster in result.Clusters)
        {
            Write(line, cluster);
            line.Flush();
            stream.WriteByte((byte)'\n');
            line.Reset();
        }
    });

    private void Write(Utf8JsonWriter json, DuplicateCluster cluster)
    {
        json.WriteStartObject();
        json.WriteString("set", result.Pictures.IsOwn(cluster.Keeper) ? "in" : "against");
        WritePicture(json, "kept", cluster.Keeper);
        json.WriteStartArray("dropped");
        foreach (var picture in cluster.Dropped)
        {
            WritePicture(json, null, picture);
        }

        json.WriteEndArray();
        json.WriteEndObject();
    }

    private void WritePicture(Utf8JsonWriter json, string? name, int picture)
    {
        if (name is null)
        {
            json.WriteStartObject();
        }
        else
        {
            json.WriteStartObject(name);
        }

        json.WriteString("source", result.Pictures[picture].Source.Path);
        json.WriteString("key", result.Pictures[picture].Key);
        if (result.Verdicts[picture] is { Rule: { } rule } verdict)
        {
            json.WriteString("reason", rule.Name);
            json.WriteNumber(rule.Method == DedupMethod.PerceptualHash ? "hash_distance" : "cosine", verdict.Measure);
        }

        json.WriteEndObject();
    }
}
