using System.Collections.Immutable;
using AlignSharp.Data.Metadata;
using AlignSharp.Data.Shards;

namespace AlignSharp.Data.Deduplication.Sources;

/// <summary>Finds out what the inputs are: by their endings, and what is in a folder.</summary>
internal static class SourceList
{
    /// <exception cref="DedupException">An input is missing or none of the kinds that are read.</exception>
    public static ImmutableArray<DedupSource> Find(ImmutableArray<string> inputs, ImmutableArray<ColumnMapping> mappings) =>
        [.. inputs.SelectMany(input => Find(input, mappings))];

    private static IEnumerable<DedupSource> Find(string input, ImmutableArray<ColumnMapping> mappings)
    {
        if (Directory.Exists(input) && !Directory.EnumerateFiles(input).Any(ShardCompression.IsShard))
        {
            return [new FolderSource(input)];
        }

        if (Path.GetExtension(input).Equals(".npy", StringComparison.OrdinalIgnoreCase))
        {
            return [new EmbeddingFileSource(input)];
        }

        return MetadataFileName.TryParse(input) is not null
            ? [new HashColumnSource(input, mappings)]
            : ShardList.Expand([input]).Select(shard => new ShardSource(shard));
    }
}
