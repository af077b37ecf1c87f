namespace AlignSharp.Data.Download.Fetching;

/// <summary>
/// Cancels a request when one of its phases, or all of it, takes too long, and says which. A request that needs a new
/// connection gets the time for that on top: the connection tells the clock when it begins and when it stands.
/// </summary>
internal sealed class PhaseClock : IDisposable
{
    /// <summary>How the connection finds the clock of the request it is made for.</summary>
    public static readonly HttpRequestOptionsKey<PhaseClock> Key = new("AlignSharp.Data.Download.PhaseClock");

    private readonly TimeLimits _limits;
    private readonly CancellationTokenSource _total;
    private readonly CancellationTokenSource _phase;
    private readonly CancellationTokenSource _any;
    private DownloadOutcome _late = DownloadOutcome.HeadersTimeout;

    public PhaseClock(TimeLimits limits, TimeSpan total, TimeProvider time, CancellationToken cancellationToken)
    {
        _limits = limits;
        _total = new CancellationTokenSource(total, time);
        _phase = new CancellationTokenSource(limits.Headers, time);
        _any = CancellationTokenSource.CreateLinkedTokenSource(_total.Token, _phase.Token, cancellationToken);
    }

    public CancellationToken Token => _any.Token;

    /// <summary>What the request ended in if time ran out; null if it did not.</summary>
    public DownloadOutcome? Expired =>
        _phase.IsCancellationRequested ? _late : _total.IsCancellationRequested ? DownloadOutcome.TotalTimeout : null;

    // The connection keeps its own limits; these only keep the headers' limit from running meanwhile.
    public void BeginConnecting() => Extend(_limits.Dns + _limits.Connect + _limits.Connect + _limits.Headers);

    public void Connected(bool agreesOnTls) => Extend(agreesOnTls ? _limits.Connect + _limits.Headers : _limits.Headers);

    public void AwaitBody()
    {
        _late = DownloadOutcome.BodyTimeout;
        _phase.CancelAfter(_limits.Idle);
    }

    public void Dispose()
    {
        _any.Dispose();
        _phase.Dispose();
        _total.Dispose();
    }

    // A connection may go on being made after its request was served by another one, or gave up.
    private void Extend(TimeSpan limit)
    {
        try
        {
            if (_late == DownloadOutcome.HeadersTimeout)
            {
                _phase.CancelAfter(limit);
            }
        }
        catch (ObjectDisposedException)
        {
            // The request is over.
        }
    }
}
