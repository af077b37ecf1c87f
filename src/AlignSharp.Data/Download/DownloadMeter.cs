using System.Collections.Immutable;
using AlignSharp.Data.Download.Results;
using AlignSharp.Data.Download.Runs;

namespace AlignSharp.Data.Download;

/// <summary>Counts what happens while it happens. Thread-safe.</summary>
internal sealed class DownloadMeter(TimeProvider time)
{
    private readonly Lock _lock = new();
    private readonly Dictionary<DownloadOutcome, long> _outcomes = [];
    private readonly long _start = time.GetTimestamp();
    private long _rows;
    private int _shards;
    private int _shardsDone;
    private long _rowsSinceStart;
    private long _picturesSinceStart;
    private long _bytesSinceStart;
    private long _bytes;

    /// <summary>Shards made since the start.</summary>
    public int ShardsMade { get; private set; }

    public void Plan(long rows, int shards)
    {
        lock (_lock)
        {
            (_rows, _shards) = (rows, shards);
        }
    }

    /// <summary>A shard that was whole already.</summary>
    public void Add(ShardStatistics statistics)
    {
        lock (_lock)
        {
            foreach (var (name, count) in statistics.Outcomes)
            {
                Count(DownloadOutcome.Named(name), count);
            }

            foreach (var (name, count) in statistics.Superseded)
            {
                Count(DownloadOutcome.Named(name), -count);
            }

            _bytes += statistics.FetchedBytes;
            _shardsDone++;
        }
    }

    public void Add(RowResult result)
    {
        lock (_lock)
        {
            Count(result.Outcome, 1);
            if (result.Row.Previous is { } previous)
            {
                Count(DownloadOutcome.Named(previous), -1);
            }

            _rowsSinceStart++;
            _picturesSinceStart += result.Picture is null ? 0 : 1;
            _bytesSinceStart += result.FetchedBytes;
        }
    }

    public void ShardMade()
    {
        lock (_lock)
        {
            _shardsDone++;
            ShardsMade++;
        }
    }

    public DownloadProgress Progress()
    {
        lock (_lock)
        {
            return new(
                _rows, _outcomes.Values.Sum(), _shards, _shardsDone, Outcomes(),
                _rowsSinceStart, _picturesSinceStart, _bytesSinceStart, time.GetElapsedTime(_start));
        }
    }

    public DownloadSummary Summary()
    {
        lock (_lock)
        {
            return new(_rows, _shards, ShardsMade, Outcomes(), _bytes + _bytesSinceStart);
        }
    }

    private void Count(DownloadOutcome outcome, long count) => _outcomes[outcome] = _outcomes.GetValueOrDefault(outcome) + count;

    private ImmutableArray<KeyValuePair<DownloadOutcome, long>> Outcomes() =>
    [
        .. _outcomes.Where(pair => pair.Value != 0)
            .OrderByDescending(pair => pair.Value)
            .ThenBy(pair => pair.Key.Name, StringComparer.Ordinal),
    ];
}
