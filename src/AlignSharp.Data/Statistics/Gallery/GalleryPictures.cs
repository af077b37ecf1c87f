using System.Collections.Immutable;
using System.Text.Json;
using AlignSharp.Data.Deduplication.Outputs;
using AlignSharp.Data.Shards;
using AlignSharp.Imaging;

namespace AlignSharp.Data.Statistics.Gallery;

/// <summary>Looks for pictures of drawn rows in shards on this machine. Nothing is fetched.</summary>
internal static class GalleryPictures
{
    public static async Task<ImmutableArray<SampledPair>> FindAsync(
        ImmutableArray<string> shards, ImmutableArray<SampledPair> pairs, CancellationToken cancellationToken)
    {
        var missing = pairs.Select(pair => pair.Url).OfType<string>().ToHashSet(StringComparer.Ordinal);
        var found = new Dictionary<string, ReadOnlyMemory<byte>>(StringComparer.Ordinal);
        foreach (var shard in shards.TakeWhile(_ => missing.Count > 0))
        {
            await using var reader = ShardReader.Open(shard);
            await foreach (var sample in reader.ReadAllAsync(cancellationToken).ConfigureAwait(false))
            {
                if (AddressOf(sample) is { } url && missing.Contains(url) && Thumbnail(sample) is { } picture)
                {
                    found[url] = picture;
                    missing.Remove(url);
                }
            }
        }

        return [.. pairs.Select(pair => pair.Url is { } url && found.TryGetValue(url, out var picture)
            ? pair with { Thumbnail = picture }
            : pair)];
    }

    // A sample whose JSON or picture is broken simply shows none; "align data verify" is what names broken samples.
    private static string? AddressOf(Sample sample)
    {
        try
        {
            using var json = JsonDocument.Parse(sample.Fields.GetValueOrDefault("json"));
            return json.RootElement.ValueKind == JsonValueKind.Object
                && json.RootElement.TryGetProperty("url", out var url) && url.ValueKind == JsonValueKind.String
                ? url.GetString()
                : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private static ReadOnlyMemory<byte>? Thumbnail(Sample sample)
    {
        try
        {
            return sample.TryGetPicture(out _, out var data)
                ? PictureThumbnail.Encode(ImageDecoder.Default.Decode(data, sample.Key))
                : null;
        }
        catch (ImageException)
        {
            return null;
        }
    }
}
