namespace AlignSharp.Data.Download.Fetching;

/// <summary>What is remembered of one host while it is asked, or as long as it is unwell. Guarded by its <see cref="HostGates"/>.</summary>
internal sealed class HostGate(string authority, int slots) : IDisposable
{
    public string Authority => authority;

    public SemaphoreSlim Slots { get; } = new(slots);

    /// <summary>Requests that are under way or wait for their turn.</summary>
    public int Users { get; set; }

    /// <summary>Connections that failed in a row.</summary>
    public int Failures { get; set; }

    /// <summary>The host asked for a pause until then.</summary>
    public DateTimeOffset PausedUntil { get; set; }

    /// <summary>The host is taken for unreachable until then.</summary>
    public DateTimeOffset UnreachableUntil { get; set; }

    public bool IsForgettable(DateTimeOffset now) =>
        Users == 0 && PausedUntil <= now && UnreachableUntil <= now;

    public void Dispose() => Slots.Dispose();
}
