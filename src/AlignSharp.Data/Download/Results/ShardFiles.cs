using System.Text;
using AlignSharp.Data.Download.Runs;
using AlignSharp.Data.Shards;

namespace AlignSharp.Data.Download.Results;

/// <summary>
/// Writes the three files of a shard, the tar first and the statistics last: a shard without statistics is made again,
/// so a kill at any moment leaves no half shard behind.
/// </summary>
internal static class ShardFiles
{
    public static async Task<ShardStatistics> WriteAsync(
        RunFolder folder, ShardRows shard, IReadOnlyList<RowResult> results, ShardSpool spool, CancellationToken cancellationToken)
    {
        var tarBytes = await WriteTarAsync(folder.Tar(shard.Number), results, spool, cancellationToken).ConfigureAwait(false);
        OutcomeTable.Write(folder.Outcomes(shard.Number), folder.Scratch, shard.Number, results);
        var statistics = new ShardStatistics(
            shard.Number,
            shard.Part,
            results.Count,
            shard.Rows[0].Index,
            shard.Rows[^1].Index,
            Count(results.Select(result => result.Outcome.Name)),
            Count(results.Select(result => result.Row.Previous).OfType<string>()),
            results.Sum(result => result.FetchedBytes),
            tarBytes);
        statistics.Write(folder.Statistics(shard.Number));
        return statistics;
    }

    private static async Task<long> WriteTarAsync(
        string path, IReadOnlyList<RowResult> results, ShardSpool spool, CancellationToken cancellationToken)
    {
        await using var tar = ShardFile.Create(path);
        foreach (var result in results.Where(result => result.Picture is not null))
        {
            var bytes = await spool.ReadAsync(result.Slice, cancellationToken).ConfigureAwait(false);
            await tar.WriteAsync(ToSample(result, bytes), cancellationToken).ConfigureAwait(false);
        }

        return (await tar.CompleteAsync(cancellationToken).ConfigureAwait(false)).Bytes;
    }

    private static Sample ToSample(RowResult result, byte[] bytes)
    {
        List<KeyValuePair<string, ReadOnlyMemory<byte>>> fields = [new(result.Picture!.Extension, bytes)];
        if (result.Row.Text is { } text)
        {
            fields.Add(new("txt", Encoding.UTF8.GetBytes(text)));
        }

        fields.Add(new("json", SampleJson.Write(result)));
        return new Sample(result.Key, fields);
    }

    private static SortedDictionary<string, long> Count(IEnumerable<string> names)
    {
        var counts = new SortedDictionary<string, long>(StringComparer.Ordinal);
        foreach (var name in names)
        {
            counts[name] = counts.GetValueOrDefault(name) + 1;
        }

        return counts;
    }
}
