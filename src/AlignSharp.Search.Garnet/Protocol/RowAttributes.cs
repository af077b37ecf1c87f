using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace AlignSharp.Search.Garnet.Protocol;

/// <summary>
/// An entry as the JSON attributes of an element, where filters see its fields and its metadata side by side. Metadata that
/// is called like a field has a '_' before its name. The list <c>fields</c> names what is there: filters know no null.
/// </summary>
internal static class RowAttributes
{
    /// <summary>The attribute that lists the names of the others.</summary>
    public const string Present = "fields";

    private static readonly HashSet<string> Fields = ["name", "kind", "source", "caption", "bytes", "modified", "hash", Present];

    // Filters compare bytes: characters must not be written as escapes.
    private static readonly JsonSerializerOptions Plain = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static string Write(IndexEntry entry)
    {
        var attributes = new JsonObject
        {
            ["name"] = entry.Name,
            ["kind"] = entry.Kind == EntryKind.Text ? "text" : "image",
            ["source"] = entry.Source,
            ["caption"] = entry.Caption,
            ["bytes"] = entry.Bytes,
            ["modified"] = entry.Modified,
            ["hash"] = entry.Hash,
        };
        if (entry.Metadata is not null && JsonNode.Parse(entry.Metadata) is JsonObject metadata)
        {
            foreach (var (name, value) in metadata)
            {
                attributes[Fields.Contains(name.TrimStart('_')) ? "_" + name : name] = value?.DeepClone();
            }
        }

        attributes[Present] = new JsonArray([.. attributes.Where(static attribute => attribute.Value is not null).Select(static attribute => (JsonNode)attribute.Key)]);
        return attributes.ToJsonString(Plain);
    }

    /// <exception cref="SearchException">They were not written by this class.</exception>
    public static IndexEntry Read(string name, string? json)
    {
        try
        {
            return JsonNode.Parse(json ?? "{}") is JsonObject attributes ? Read(name, attributes) : throw new JsonException("no object");
        }
        catch (Exception error) when (error is JsonException or InvalidOperationException or FormatException)
        {
            throw new SearchException($"The attributes of {name} cannot be read ({error.Message.TrimEnd('.')}); expected those of an entry.", error);
        }
    }

    private static IndexEntry Read(string name, JsonObject attributes)
    {
        var metadata = new JsonObject();
        foreach (var (field, value) in attributes.Where(static attribute => !Fields.Contains(attribute.Key)))
        {
            metadata[Fields.Contains(field.TrimStart('_')) ? field[1..] : field] = value?.DeepClone();
        }

        return new IndexEntry(name)
        {
            Kind = (string?)attributes["kind"] == "text" ? EntryKind.Text : EntryKind.Image,
            Source = (string?)attributes["source"],
            Caption = (string?)attributes["caption"],
            Bytes = (long?)attributes["bytes"] ?? 0,
            Modified = (long?)attributes["modified"] ?? 0,
            Hash = (string?)attributes["hash"] ?? "",
            Metadata = metadata.Count > 0 ? metadata.ToJsonString(Plain) : null,
        };
    }
}
