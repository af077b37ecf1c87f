namespace AlignSharp.Data.Download.Fetching;

/// <summary>
/// Gives so many turns at once, to those of the lowest rank first and among equals in the order in which they came. The
/// rank is the shard's number, so that a shard in hand is not held up by the one after it. Thread-safe.
/// </summary>
/// <param name="turns">How many turns there are.</param>
internal sealed class TurnQueue(int turns)
{
    private readonly Lock _lock = new();
    private readonly PriorityQueue<TaskCompletionSource, (int Rank, long Order)> _waiting = new();
    private int _free = turns;
    private long _order;

    /// <summary>Waits for a turn, which is over with <see cref="Leave"/>.</summary>
    public async Task EnterAsync(int rank, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        var turn = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        lock (_lock)
        {
            if (_free > 0)
            {
                _free--;
                return;
            }

            _waiting.Enqueue(turn, (rank, _order++));
        }

        await using var giveUp = cancellationToken.Register(() => turn.TrySetCanceled(cancellationToken)).ConfigureAwait(false);
        await turn.Task.ConfigureAwait(false);
    }

    public void Leave()
    {
        lock (_lock)
        {
            while (_waiting.TryDequeue(out var turn, out _))
            {
                if (turn.TrySetResult())
                {
                    return;
                }
            }

            _free++;
        }
    }
}
