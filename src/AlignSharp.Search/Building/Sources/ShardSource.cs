using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using System.Text;
using System.Text.Json;
using AlignSharp.Data.Shards;

namespace AlignSharp.Search.Building.Sources;

/// <summary>The samples of WebDataset shards, by shard and key. What a sample's JSON field holds becomes its metadata.</summary>
internal sealed class ShardSource(ImmutableArray<string> shards, ShardReport report) : IIndexSource
{
    public long? Count => null;

    public async IAsyncEnumerable<SourceItem> ReadAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        foreach (var shard in shards)
        {
            var reader = ShardReader.Open(shard, report);
            await using (reader.ConfigureAwait(false))
            {
                await foreach (var sample in reader.ReadAllAsync(cancellationToken).ConfigureAwait(false))
                {
                    yield return Describe(Path.GetFileName(shard), sample);
                }
            }
        }
    }

    private static SourceItem Describe(string shard, Sample sample)
    {
        var entry = new IndexEntry($"{shard}/{sample.Key}")
        {
            Caption = sample.TryGetCaption(out var caption) && caption.Length > 0 ? caption : null,
            Metadata = sample.Fields.TryGetValue("json", out var json) ? ReadObject(json) : null,
        };
        return sample.TryGetPicture(out _, out var picture)
            ? new SourceItem(entry with { Bytes = picture.Length }, () => picture)
            : new SourceItem(entry, () => throw new SearchException($"{entry.Name} holds no picture; expected one."));
    }

    private static string? ReadObject(ReadOnlyMemory<byte> json)
    {
        try
        {
            using var document = JsonDocument.Parse(json);
            return document.RootElement.ValueKind == JsonValueKind.Object ? Encoding.UTF8.GetString(json.Span) : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
