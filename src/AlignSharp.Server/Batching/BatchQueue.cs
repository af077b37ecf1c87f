using System.Diagnostics;
using System.Threading.Channels;
using AlignSharp.Server.Telemetry;

namespace AlignSharp.Server.Batching;

/// <summary>
/// Joins the items of many requests into batches. While one batch is computed the next gathers, so that batches grow with
/// the load and a lone request waits for nobody. One reader owns the computing; items whose client has gone are dropped
/// before work is spent on them, and a batch that nobody waits for any more is stopped.
/// </summary>
internal sealed class BatchQueue<T> : IAsyncDisposable
{
    private readonly Channel<BatchEntry<T>> _entries = Channel.CreateUnbounded<BatchEntry<T>>(new() { SingleReader = true });
    private readonly string _kind;
    private readonly BatchLimits _limits;
    private readonly Func<IReadOnlyList<T>, CancellationToken, FloatTensor> _embed;
    private readonly QueueMetrics _metrics;
    private readonly BatchPace _pace;
    private readonly Task _reader;
    private int _taken;

    /// <param name="kind">What the items are: "texts".</param>
    /// <param name="limits">How large a batch and the queue may become.</param>
    /// <param name="embed">Computes a batch; called by one thread at a time.</param>
    /// <param name="metrics">Told of what happens.</param>
    public BatchQueue(
        string kind, BatchLimits limits, Func<IReadOnlyList<T>, CancellationToken, FloatTensor> embed, QueueMetrics metrics)
    {
        (_kind, _limits, _embed, _metrics) = (kind, limits, embed, metrics);
        _pace = new BatchPace(limits.MaximumWait);
        _reader = Task.Run(ReadAsync);
    }

    /// <summary>Takes places for items that are still to be prepared.</summary>
    /// <param name="count">How many.</param>
    /// <param name="goesOn">Whether a request goes on that was let in before: it may wait as long as it must.</param>
    /// <exception cref="QueueFullException">There are not as many left, or what is ahead would take too long.</exception>
    public BatchPlaces Reserve(int count, bool goesOn = false)
    {
        var taken = Interlocked.Add(ref _taken, count);
        if (count == 0 || (taken <= _limits.Capacity && (goesOn || _pace.Admits(taken - count))))
        {
            _metrics.Waiting(_kind, count);
            return new BatchPlaces(count, GiveBack);
        }

        Interlocked.Add(ref _taken, -count);
        _metrics.Rejected(_kind);
        throw new QueueFullException(_kind, taken - count, _pace.TimeFor(taken));
    }

    /// <summary>
    /// Embeds items together with whatever else waits. Their places pass to the queue, which frees each once its item is
    /// computed or dropped, whether or not the caller still waits.
    /// </summary>
    public async Task<float[][]> EmbedAsync(
        BatchPlaces places, IEnumerable<(T Item, int Cost)> items, CancellationToken cancellationToken)
    {
        var now = Stopwatch.GetTimestamp();
        BatchEntry<T>[] entries = [.. items.Select(item => new BatchEntry<T>(item.Item, item.Cost, now, cancellationToken))];
        places.Use(entries.Length);
        foreach (var entry in entries)
        {
            ObjectDisposedException.ThrowIf(!_entries.Writer.TryWrite(entry), this);
        }

        return await Task.WhenAll(entries.Select(static entry => entry.Embedding)).WaitAsync(cancellationToken);
    }

    /// <summary>Takes nothing more, and ends when what waits is computed.</summary>
    public async ValueTask DisposeAsync()
    {
        _entries.Writer.TryComplete();
        await _reader;
    }

    private async Task ReadAsync()
    {
        while (await _entries.Reader.WaitToReadAsync())
        {
            var batch = Take();
            if (batch.Count > 0)
            {
                Compute(batch);
            }
        }
    }

    private List<BatchEntry<T>> Take()
    {
        var batch = new List<BatchEntry<T>>();
        var dearest = 0L;
        while (batch.Count < _limits.MaximumItems && _entries.Reader.TryPeek(out var entry))
        {
            dearest = Math.Max(dearest, entry.Cost);
            if (batch.Count > 0 && dearest * (batch.Count + 1) > _limits.MaximumCost)
            {
                break;
            }

            _entries.Reader.TryRead(out _);
            if (entry.CancellationToken.IsCancellationRequested)
            {
                entry.Drop();
                GiveBack(1);
                _metrics.Dropped(_kind);
                continue;
            }

            batch.Add(entry);
        }

        return batch;
    }

    private void Compute(List<BatchEntry<T>> batch)
    {
        var started = Stopwatch.GetTimestamp();
        using var activity = Trace(batch);
        using var audience = new BatchAudience(batch.Select(static entry => entry.CancellationToken));
        try
        {
            var embeddings = _embed([.. batch.Select(static entry => entry.Item)], audience.Token);
            for (var index = 0; index < batch.Count; index++)
            {
                batch[index].Complete(embeddings[index]);
            }
        }
        catch (OperationCanceledException) when (audience.HasGone)
        {
            batch.ForEach(static entry => entry.Drop());
        }
        catch (Exception error)
        {
            batch.ForEach(entry => entry.Fail(error));
        }

        GiveBack(batch.Count);
        _pace.Add(batch.Count, Stopwatch.GetElapsedTime(started));
        _metrics.Computed(_kind, batch.Count, batch.Select(entry => Stopwatch.GetElapsedTime(entry.EnqueuedAt, started)));
    }

    // Part of the trace of the first that waits; the others are linked to it.
    private Activity? Trace(List<BatchEntry<T>> batch) => ServerTelemetry.Source.StartActivity(
        $"batch {_kind}",
        ActivityKind.Internal,
        batch[0].Trace,
        [new("alignsharp.batch.size", batch.Count)],
        batch.Skip(1).Select(static entry => entry.Trace).Where(trace => trace != default && trace != batch[0].Trace).Distinct().Select(static trace => new ActivityLink(trace)));

    private void GiveBack(int count)
    {
        Interlocked.Add(ref _taken, -count);
        _metrics.Waiting(_kind, -count);
    }
}
