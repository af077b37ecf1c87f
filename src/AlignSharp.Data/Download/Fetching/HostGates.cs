namespace AlignSharp.Data.Download.Fetching;

/// <summary>
/// Lets only so many requests to a host run at once, earlier shards first; holds them while a host asks for a
/// short pause; and turns them away while a host cannot be reached or asks for a long one, so that no host holds up a run. Thread-safe.
/// </summary>
internal sealed class HostGates(WebOptions options, TimeProvider time)
{
    /// <summary>Hosts that are remembered though nobody asks them at the moment.</summary>
    private const int Capacity = 50_000;

    private static readonly TimeSpan LongestClosing = TimeSpan.FromHours(1);

    private readonly Lock _lock = new();
    private readonly Dictionary<string, HostGate> _gates = [];

    /// <summary>Waits for a turn.</summary>
    /// <exception cref="RowFailure">The host could not be reached a moment ago, or asks for a long pause.</exception>
    public async Task<HostLease> EnterAsync(Uri url, int rank, CancellationToken cancellationToken)
    {
        var gate = Borrow(url.Authority);
        var entered = false;
        try
        {
            await gate.Turns.EnterAsync(rank, cancellationToken).ConfigureAwait(false);
            entered = true;
            await PauseAsync(gate, cancellationToken).ConfigureAwait(false);
            return new HostLease(this, gate);
        }
        catch
        {
            Leave(gate, entered);
            throw;
        }
    }

    internal void Leave(HostGate gate, bool entered = true)
    {
        lock (_lock)
        {
            if (entered)
            {
                gate.Turns.Leave();
            }

            gate.Users--;
            if (gate.Failures == 0 && gate.IsForgettable(time.GetUtcNow()))
            {
                _gates.Remove(gate.Authority);
            }
            else if (_gates.Count > Capacity)
            {
                ForgetIdle();
            }
        }
    }

    /// <summary>Obeys a host that asks for a pause: a short one is waited for, a long one turns requests away.</summary>
    internal void Pause(HostGate gate, TimeSpan pause)
    {
        lock (_lock)
        {
            var until = time.GetUtcNow() + (pause < LongestClosing ? pause : LongestClosing);
            if (pause > options.LongestPause)
            {
                (gate.ClosedUntil, gate.ClosedFor) = (until, DownloadOutcome.RateLimited);
            }
            else if (until > gate.PausedUntil)
            {
                gate.PausedUntil = until;
            }
        }
    }

    internal void Connected(HostGate gate, bool connected)
    {
        lock (_lock)
        {
            gate.Failures = connected ? 0 : gate.Failures + 1;
            if (gate.Failures >= options.FailuresUntilUnreachable)
            {
                gate.Failures = 0;
                (gate.ClosedUntil, gate.ClosedFor) = (time.GetUtcNow() + options.UnreachableTime, DownloadOutcome.HostUnreachable);
            }
        }
    }

    private async Task PauseAsync(HostGate gate, CancellationToken cancellationToken)
    {
        while (PauseLeft(gate) is { } pause)
        {
            await Task.Delay(pause, time, cancellationToken).ConfigureAwait(false);
        }
    }

    private TimeSpan? PauseLeft(HostGate gate)
    {
        lock (_lock)
        {
            var now = time.GetUtcNow();
            if (gate.ClosedUntil > now)
            {
                throw new RowFailure(gate.ClosedFor!, $"{gate.Authority} was not asked: {gate.ClosedFor!.Meaning}")
                {
                    RetryAfter = gate.ClosedUntil - now,
                };
            }

            return gate.PausedUntil > now ? gate.PausedUntil - now : null;
        }
    }

    private HostGate Borrow(string authority)
    {
        lock (_lock)
        {
            if (!_gates.TryGetValue(authority, out var gate))
            {
                gate = new HostGate(authority, options.PerHost);
                _gates.Add(authority, gate);
            }

            gate.Users++;
            return gate;
        }
    }

    // A host's failed connections are forgotten before a pause it asked for.
    private void ForgetIdle()
    {
        var now = time.GetUtcNow();
        foreach (var gate in _gates.Values.Where(gate => gate.IsForgettable(now)).ToList())
        {
            _gates.Remove(gate.Authority);
        }
    }
}
