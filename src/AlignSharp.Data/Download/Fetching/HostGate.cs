namespace AlignSharp.Data.Download.Fetching;

/// <summary>What is remembered of one host while it is asked or unwell. Guarded by its <see cref="HostGates"/>.</summary>
internal sealed class HostGate(string authority, int turns)
{
    public string Authority => authority;

    public TurnQueue Turns { get; } = new(turns);

    /// <summary>Requests that are under way or wait for their turn.</summary>
    public int Users { get; set; }

    /// <summary>Connections that failed in a row.</summary>
    public int Failures { get; set; }

    /// <summary>The host asked for a pause until then.</summary>
    public DateTimeOffset PausedUntil { get; set; }

    /// <summary>Requests are turned away until then.</summary>
    public DateTimeOffset ClosedUntil { get; set; }

    /// <summary>Why they are.</summary>
    public DownloadOutcome? ClosedFor { get; set; }

    public bool IsForgettable(DateTimeOffset now) =>
        Users == 0 && PausedUntil <= now && ClosedUntil <= now;
}
