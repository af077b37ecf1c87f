namespace AlignSharp.Data.Shards;

/// <summary>
/// Works out, from numbers alone, which samples wait in the shuffle buffer at a position and which one is to be read next;
/// then reads those that wait.
/// </summary>
internal sealed class ShuffleReplay
{
    private readonly EpochPlan _plan;
    private readonly ShardPosition _position;
    private readonly ShuffleBuffer<SamplePlace> _buffer;

    public ShuffleReplay(EpochPlan plan, ShardPosition position)
    {
        (_plan, _position, _buffer) = (plan, position, plan.NewBuffer<SamplePlace>());
        for (var consumed = 0L; consumed < position.Consumed;)
        {
            consumed += Step();
        }

        PassEndedShards();
    }

    /// <summary>The sample that is to be read next.</summary>
    public SamplePlace Next { get; private set; }

    /// <summary>The buffer as it was, its samples read again.</summary>
    public async Task<ShuffleBuffer<Sample>> LoadAsync(ShardLimits limits, CancellationToken cancellationToken)
    {
        var samples = new Dictionary<SamplePlace, Sample>();
        foreach (var wanted in _buffer.Items.GroupBy(place => place.Shard))
        {
            var last = wanted.Max(place => place.Ordinal);
            HashSet<SamplePlace> places = [.. wanted];
            var place = new SamplePlace(wanted.Key, 0);
            await foreach (var sample in _plan.ReadShardAsync(wanted.Key, new ShardReport(), cancellationToken).ConfigureAwait(false))
            {
                if (places.Contains(place))
                {
                    samples.Add(place, sample);
                }

                if (place.Ordinal == last)
                {
                    break;
                }

                place = place with { Ordinal = place.Ordinal + 1 };
            }
        }

        return _buffer.Map(place => samples.TryGetValue(place, out var sample) ? sample : throw Changed(place));
    }

    public ShardException Changed(SamplePlace place) =>
        new($"{_plan.Shards[place.Shard]} has no sample {place.Ordinal} any more; expected the shards as they were at the position.");

    /// <summary>Does what reading one sample does.</summary>
    /// <returns>How many samples it gives: 0 while the buffer fills, else 1.</returns>
    private int Step()
    {
        PassEndedShards();
        if (Next.Shard >= _plan.Shards.Length)
        {
            return Drain();
        }

        var place = Next;
        Next = place with { Ordinal = checked(place.Ordinal + 1) };
        if (_buffer.IsFull)
        {
            _buffer.Exchange(place);
            return 1;
        }

        _buffer.Add(place);
        return 0;
    }

    private void PassEndedShards()
    {
        while (Next.Shard < _position.ShardSamples.Length && Next.Ordinal >= _position.ShardSamples[Next.Shard])
        {
            Next = new SamplePlace(Next.Shard + 1, 0);
        }
    }

    private int Drain()
    {
        if (_buffer.Count == 0)
        {
            throw new ShardException(
                $"The position is after {_position.Consumed} samples; expected at most {_position.ShardSamples.Sum(count => (long)count)}, which the shards had.");
        }

        _buffer.Take();
        return 1;
    }
}
