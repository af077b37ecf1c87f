namespace AlignSharp.Data.Download.Fetching;

/// <summary>
/// The places for pictures on their way, from the first byte asked for until the picture is stored. Their number bounds
/// both the connections and the memory of a run. Thread-safe.
/// </summary>
internal sealed class Places(int count) : IDisposable
{
    private readonly SemaphoreSlim _free = new(count);

    public async Task<IDisposable> EnterAsync(CancellationToken cancellationToken)
    {
        await _free.WaitAsync(cancellationToken).ConfigureAwait(false);
        return new Place(_free);
    }

    public void Dispose() => _free.Dispose();

    private sealed class Place(SemaphoreSlim free) : IDisposable
    {
        private int _left;

        public void Dispose()
        {
            if (Interlocked.Exchange(ref _left, 1) == 0)
            {
                free.Release();
            }
        }
    }
}
