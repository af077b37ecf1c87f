using System.Runtime.CompilerServices;

namespace AlignSharp.Data.Shards;

/// <summary>
/// One reading of a <see cref="WebDataset"/>. Its position and report belong to the samples given so far, however far the
/// reading is ahead. Not thread-safe.
/// </summary>
public sealed class WebDatasetStream
{
    private readonly WebDataset _dataset;
    private bool _started;

    internal WebDatasetStream(WebDataset dataset, ShardPosition position) => (_dataset, Position) = (dataset, position);

    /// <summary>The place after the last sample given: reading on from it gives what would have come.</summary>
    public ShardPosition Position { get; private set; }

    /// <summary>What was read and what was skipped, ahead of the samples given by the prefetched ones.</summary>
    public ShardReport Report { get; } = new();

    /// <summary>The samples from the position on, to the end of the last epoch. To be read once.</summary>
    /// <param name="cancellationToken">Stops the reading.</param>
    /// <exception cref="ShardException">A shard went missing, or the shards are not as they were at the position.</exception>
    public async IAsyncEnumerable<Sample> ReadAsync([EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        if (Interlocked.Exchange(ref _started, true))
        {
            throw new InvalidOperationException("The stream has been read already; expected a new one from WebDataset.Open.");
        }

        var epochs = _dataset.Options.Epochs ?? int.MaxValue;
        while (Position.Epoch < epochs)
        {
            await foreach (var sample in ReadEpochAsync(cancellationToken).ConfigureAwait(false))
            {
                yield return sample;
            }

            EndEpoch();
        }
    }

    private async IAsyncEnumerable<Sample> ReadEpochAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var plan = _dataset.Plan(Position.Epoch);
        var replay = new ShuffleReplay(plan, Position);
        var buffer = await replay.LoadAsync(_dataset.Options.Limits, cancellationToken).ConfigureAwait(false);
        Position = Position with { ShardSamples = Position.ShardSamples[..replay.Next.Shard] };
        await using var prefetch = new ShardPrefetch(plan, replay.Next, Report, _dataset.Options.Prefetch, cancellationToken);
        await foreach (var (sample, ended) in prefetch.ReadAllAsync(cancellationToken).ConfigureAwait(false))
        {
            if (sample is null)
            {
                Position = Position with { ShardSamples = Position.ShardSamples.Add(ended) };
            }
            else if (buffer.IsFull)
            {
                yield return Give(buffer.Exchange(sample));
            }
            else
            {
                buffer.Add(sample);
            }
        }

        while (buffer.Count > 0)
        {
            yield return Give(buffer.Take());
        }
    }

    private Sample Give(Sample sample)
    {
        Position = Position with { Consumed = Position.Consumed + 1 };
        return sample;
    }

    private void EndEpoch()
    {
        if (Position.Consumed == 0 && _dataset.Options.Epochs is null)
        {
            throw new ShardException(
                $"None of the {_dataset.Shards.Length} shards has a sample for worker {_dataset.Options.Worker}; expected some to read without end.");
        }

        Position = Position with { Epoch = Position.Epoch + 1, Consumed = 0, ShardSamples = [] };
    }
}
