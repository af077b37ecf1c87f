using AlignSharp.Data.Download.Results;
using AlignSharp.Data.Download.Rows;
using AlignSharp.Data.Download.Runs;

namespace AlignSharp.Data.Download;

/// <summary>Makes one shard: all its rows at once, each waiting for its turn, then its files. Thread-safe.</summary>
internal sealed class ShardDownload(RunFolder folder, RowDownload rows, DownloadMeter meter)
{
    public async Task RunAsync(ShardRows shard, CancellationToken cancellationToken)
    {
        using var spool = new ShardSpool(Path.Combine(folder.Scratch, $"{shard.Number}.spool"));
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var results = await Task.WhenAll(shard.Rows.Select(row => RunAsync(row, shard.Number, spool, stop))).ConfigureAwait(false);
        await ShardFiles.WriteAsync(folder, shard, results, spool, cancellationToken).ConfigureAwait(false);
        meter.ShardMade();
    }

    // What is no outcome (a full disk, a cancellation) ends the shard: the other rows need not be waited for.
    private async Task<RowResult> RunAsync(PairRow row, int shard, ShardSpool spool, CancellationTokenSource stop)
    {
        try
        {
            var result = await rows.RunAsync(row, shard, spool, stop.Token).ConfigureAwait(false);
            meter.Add(result);
            return result;
        }
        catch
        {
            await stop.CancelAsync().ConfigureAwait(false);
            throw;
        }
    }
}
