using System.Threading.Channels;

namespace AlignSharp.Data.Shards;

/// <summary>Reads the shards of a plan ahead of whoever takes their samples, up to a bound. One producer, one taker.</summary>
internal sealed class ShardPrefetch : IAsyncDisposable
{
    private readonly Channel<(Sample? Sample, int Ended)> _channel;
    private readonly CancellationTokenSource _stop;
    private readonly Task _producer;

    public ShardPrefetch(EpochPlan plan, SamplePlace start, ShardReport report, int capacity, CancellationToken cancellationToken)
    {
        _channel = Channel.CreateBounded<(Sample?, int)>(
            new BoundedChannelOptions(capacity) { SingleReader = true, SingleWriter = true });
        _stop = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        _producer = Task.Run(() => ProduceAsync(plan, start, report), CancellationToken.None);
    }

    /// <summary>Samples, and after the last of each shard no sample but how many it had.</summary>
    public IAsyncEnumerable<(Sample? Sample, int Ended)> ReadAllAsync(CancellationToken cancellationToken) =>
        _channel.Reader.ReadAllAsync(cancellationToken);

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync().ConfigureAwait(false);
        await _producer.ConfigureAwait(false);
        _stop.Dispose();
    }

    private async Task ProduceAsync(EpochPlan plan, SamplePlace start, ShardReport report)
    {
        try
        {
            for (var shard = start.Shard; shard < plan.Shards.Length; shard++)
            {
                await ProduceShardAsync(plan, shard, shard == start.Shard ? start.Ordinal : 0, report).ConfigureAwait(false);
            }

            _channel.Writer.Complete();
        }
        catch (Exception error)
        {
            _channel.Writer.Complete(error);
        }
    }

    private async Task ProduceShardAsync(EpochPlan plan, int shard, int skip, ShardReport report)
    {
        var count = 0;
        await foreach (var sample in plan.ReadShardAsync(shard, report, _stop.Token).ConfigureAwait(false))
        {
            if (count++ >= skip)
            {
                await _channel.Writer.WriteAsync((sample, 0), _stop.Token).ConfigureAwait(false);
            }
        }

        if (count < skip)
        {
            throw new ShardException($"{plan.Shards[shard]} has {count} samples; expected at least {skip}, which were read from it before the position.");
        }

        await _channel.Writer.WriteAsync((null, count), _stop.Token).ConfigureAwait(false);
    }
}
