namespace AlignSharp.Net;

/// <summary>
/// Cancels a fetch when one of its phases, or the whole, takes too long, and can say which it was.
/// </summary>
internal sealed class DownloadClock : IDisposable
{
    private readonly CancellationTokenSource _total;
    private readonly CancellationTokenSource _phase;
    private readonly CancellationTokenSource _either;
    private readonly TimeSpan _totalTime;
    private TimeSpan _phaseTime;
    private string _phaseName = "";

    public DownloadClock(TimeSpan totalTime, TimeProvider timeProvider, CancellationToken cancellationToken)
    {
        _totalTime = totalTime;
        _total = new CancellationTokenSource(totalTime, timeProvider);
        _phase = new CancellationTokenSource(Timeout.InfiniteTimeSpan, timeProvider);
        _either = CancellationTokenSource.CreateLinkedTokenSource(_total.Token, _phase.Token, cancellationToken);
    }

    public CancellationToken Token => _either.Token;

    /// <summary>What ran out, as the start of a sentence; null if nothing did.</summary>
    public string? Expired =>
        _phase.IsCancellationRequested ? $"{_phaseName} took more than {_phaseTime.TotalSeconds:0.###} s"
        : _total.IsCancellationRequested ? $"The whole took more than {_totalTime.TotalSeconds:0.###} s"
        : null;

    /// <summary>Starts a phase, or the same one again.</summary>
    public void Begin(string phase, TimeSpan limit)
    {
        _phaseName = phase;
        _phaseTime = limit;
        _phase.CancelAfter(limit);
    }

    public void Dispose()
    {
        _either.Dispose();
        _phase.Dispose();
        _total.Dispose();
    }
}
