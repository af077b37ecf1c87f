using AlignSharp.Data.Metadata;
using AlignSharp.Data.Shards;

namespace AlignSharp.Search.Building.Sources;

/// <summary>Finds out what an input is: a folder of pictures, shards, or a table that names pictures.</summary>
internal static class IndexSources
{
    /// <exception cref="AlignException">It is none of them, or not there.</exception>
    public static IIndexSource Open(string input, ShardReport report)
    {
        if (Directory.Exists(input))
        {
            return Directory.EnumerateFiles(input).Any(ShardCompression.IsShard)
                ? new ShardSource(ShardList.Expand(input), report)
                : new FolderSource(input);
        }

        return File.Exists(input) && MetadataFileName.TryParse(input) is not null
            ? new TableSource(input)
            : new ShardSource(ShardList.Expand(input), report);
    }
}
