namespace AlignSharp.Server.Batching;

/// <summary>Those who wait for a batch. When the last has gone, the batch is stopped.</summary>
internal sealed class BatchAudience : IDisposable
{
    private readonly CancellationTokenSource _stop = new();
    private readonly CancellationTokenRegistration[] _registrations;
    private int _waiting;

    public BatchAudience(IEnumerable<CancellationToken> members)
    {
        CancellationToken[] tokens = [.. members];
        _waiting = tokens.Length;
        _registrations = Array.ConvertAll(tokens, token => token.UnsafeRegister(static state => ((BatchAudience)state!).Leave(), this));
    }

    public CancellationToken Token => _stop.Token;

    public bool HasGone => _stop.IsCancellationRequested;

    public void Dispose()
    {
        foreach (var registration in _registrations)
        {
            registration.Dispose();
        }

        _stop.Dispose();
    }

    private void Leave()
    {
        if (Interlocked.Decrement(ref _waiting) == 0)
        {
            _stop.Cancel();
        }
    }
}
