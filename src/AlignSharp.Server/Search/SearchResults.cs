using System.Text.Json;
using AlignSharp.Search;

namespace AlignSharp.Server.Search;

/// <summary>Writes what an index found as answers. Paths of the server's disk are not told.</summary>
internal static class SearchResults
{
    public static SearchResult Of(string index, SearchHit hit)
    {
        var entry = hit.Entry;
        return new(
            hit.Row, entry.Name, hit.Score, entry.Kind == EntryKind.Image ? "image" : "text",
            hit.Row >= 0 && entry is { Kind: EntryKind.Image, Source: not null } ? PictureEndpoint.Path(index, hit.Row) : null,
            entry.Caption, Parse(entry.Metadata), hit.Similar);
    }

    private static JsonElement? Parse(string? metadata)
    {
        if (metadata is null)
        {
            return null;
        }

        using var document = JsonDocument.Parse(metadata);
        return document.RootElement.Clone();
    }
}
