namespace AlignSharp.Data.Download.Fetching;

/// <summary>
/// The places for pictures on their way, from the first byte asked for until the picture is stored. Their number bounds
/// both the connections and the memory of a run. Thread-safe.
/// </summary>
internal sealed class Places(int count)
{
    private readonly TurnQueue _turns = new(count);

    public async Task<IDisposable> EnterAsync(int rank, CancellationToken cancellationToken)
    {
        await _turns.EnterAsync(rank, cancellationToken).ConfigureAwait(false);
        return new Place(_turns);
    }

    private sealed class Place(TurnQueue turns) : IDisposable
    {
        private int _left;

        public void Dispose()
        {
            if (Interlocked.Exchange(ref _left, 1) == 0)
            {
                turns.Leave();
            }
        }
    }
}
