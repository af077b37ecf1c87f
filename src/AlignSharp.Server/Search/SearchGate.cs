namespace AlignSharp.Server.Search;

/// <summary>Lets one search at a time use the processors: each takes all of them, and two at once would take twice as long.</summary>
internal sealed class SearchGate : IDisposable
{
    private readonly SemaphoreSlim _turn = new(1);

    public async Task<T> RunAsync<T>(Func<T> search, CancellationToken cancellationToken)
    {
        await _turn.WaitAsync(cancellationToken);
        try
        {
            return await Task.Run(search, cancellationToken);
        }
        finally
        {
            _turn.Release();
        }
    }

    public void Dispose() => _turn.Dispose();
}
