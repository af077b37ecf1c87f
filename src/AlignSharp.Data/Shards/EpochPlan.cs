using System.Collections.Immutable;
using System.Runtime.CompilerServices;

namespace AlignSharp.Data.Shards;

/// <summary>What one worker reads in one epoch: its shards in their order, and which of their samples.</summary>
internal sealed class EpochPlan
{
    private readonly WebDatasetOptions _options;
    private readonly bool _bySamples;
    private readonly int _epoch;

    public EpochPlan(ImmutableArray<string> shards, WebDatasetOptions options, int epoch)
    {
        _options = options;
        _epoch = epoch;
        _bySamples = options.Split == WorkerSplit.Samples
            || (options.Split == WorkerSplit.Automatic && shards.Length < options.Workers);
        int[] order = [.. Enumerable.Range(0, shards.Length)];
        if (options.ShuffleShards)
        {
            new SplitMix64(options.Seed, (ulong)epoch).Shuffle(order);
        }

        Shards = [.. order.Where((_, place) => _bySamples || place % options.Workers == options.Worker).Select(shard => shards[shard])];
    }

    /// <summary>The shards' paths, in the order of reading.</summary>
    public ImmutableArray<string> Shards { get; }

    public ShuffleBuffer<T> NewBuffer<T>() => new(
        _options.ShuffleBuffer, new SplitMix64(_options.Seed, (ulong)_epoch, (ulong)_options.Worker + 1));

    /// <summary>The worker's own samples of a shard.</summary>
    public async IAsyncEnumerable<Sample> ReadShardAsync(
        int place, ShardReport report, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await using var reader = ShardReader.Open(Shards[place], report, _options.Limits);
        // counting from the shard's place spreads the samples that do not divide evenly over the workers
        for (var ordinal = place; await reader.ReadAsync(cancellationToken).ConfigureAwait(false) is { } sample; ordinal++)
        {
            if (!_bySamples || ordinal % _options.Workers == _options.Worker)
            {
                yield return sample;
            }
        }
    }
}
