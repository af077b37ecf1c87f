using System.Text.Json;
using System.Text.Json.Nodes;
using AlignSharp.Search.Storage;
using Microsoft.Extensions.AI;
using Microsoft.Extensions.VectorData.ProviderServices;

namespace AlignSharp.Search.Stores.Records;

/// <summary>
/// Turns records into entries of an index and back. The key is the entry's name; fields whose storage name is
/// <c>caption</c>, <c>source</c> or <c>kind</c> are the entry's own, all others its metadata. Thread-safe.
/// </summary>
internal sealed class RecordMapper<TRecord>(CollectionModel model)
    where TRecord : class
{
    /// <summary>The name of a record's entry.</summary>
    public string NameOf(TRecord record) => model.KeyProperty.GetValueAsObject(record) is { } key
        ? RecordKeys.Write(key)
        : throw new ArgumentException($"The key {model.KeyProperty.ModelName} of a record is null; expected one.", nameof(record));

    public IndexEntry ToEntry(TRecord record)
    {
        var entry = new IndexEntry(NameOf(record));
        var metadata = new JsonObject();
        foreach (var property in model.DataProperties)
        {
            var value = property.GetValueAsObject(record);
            entry = property.StorageName switch
            {
                "caption" => entry with { Caption = (string?)value },
                "source" => entry with { Source = (string?)value },
                "kind" => entry with { Kind = value is string kind ? EntryKinds.Read(kind) : EntryKind.Image },
                _ => entry,
            };
            if (property.StorageName is not ("caption" or "source" or "kind"))
            {
                metadata[property.StorageName] = value is null ? null : JsonSerializer.SerializeToNode(value, property.Type);
            }
        }

        // Null is written too: Garnet's filters tell a null from a field that is not there.
        return metadata.Count > 0 ? entry with { Metadata = metadata.ToJsonString() } : entry;
    }

    /// <summary>A record of an entry, and of its vector where that is wanted.</summary>
    public TRecord ToRecord(IndexEntry entry, float[]? vector)
    {
        var record = model.CreateRecord<TRecord>()!;
        model.KeyProperty.SetValueAsObject(record, RecordKeys.Read(entry.Name, model.KeyProperty.Type));
        using var metadata = entry.Metadata is null ? null : JsonDocument.Parse(entry.Metadata);
        foreach (var property in model.DataProperties)
        {
            var value = Read(property, entry, metadata?.RootElement);
            if (value is not null || property.IsNullable)
            {
                property.SetValueAsObject(record, value);
            }
        }

        if (vector is not null)
        {
            model.VectorProperty.SetValueAsObject(record, ToProperty(vector, model.VectorProperty.Type));
        }

        return record;
    }

    private static object? Read(DataPropertyModel property, IndexEntry entry, JsonElement? metadata) => property.StorageName switch
    {
        "caption" => entry.Caption,
        "source" => entry.Source,
        "kind" => EntryKinds.Write(entry.Kind),
        var name => metadata is { ValueKind: JsonValueKind.Object } members && members.TryGetProperty(name, out var found)
            ? found.Deserialize(property.Type)
            : null,
    };

    private static object ToProperty(float[] vector, Type type)
    {
        if (type == typeof(float[]))
        {
            return vector;
        }

        return type == typeof(Embedding<float>) ? new Embedding<float>(vector) : new ReadOnlyMemory<float>(vector);
    }
}
