namespace AlignSharp.Server.Batching;

/// <summary>
/// How long items took of late: who is turned away learns when to come back, and who would wait too long is turned away.
/// Written by one thread, read by any.
/// </summary>
/// <param name="maximumWait">How long what is ahead of a new item may take.</param>
internal sealed class BatchPace(TimeSpan maximumWait)
{
    private const double Weight = 0.2;
    private const double MostSeconds = 60;

    // A few items that come together must not be refused, however slow the model is.
    private const int ItemsAlwaysAhead = 3;
    private double _secondsPerItem;
    private double _secondsAlone;

    public void Add(int items, TimeSpan elapsed)
    {
        Smooth(ref _secondsPerItem, elapsed.TotalSeconds / items);
        if (items == 1)
        {
            Smooth(ref _secondsAlone, elapsed.TotalSeconds);
        }
    }

    /// <summary>Whether a new item may stand behind a number of others.</summary>
    public bool Admits(int ahead)
    {
        var most = Math.Max(maximumWait.TotalSeconds, ItemsAlwaysAhead * Volatile.Read(ref _secondsAlone));
        return ahead < ItemsAlwaysAhead || ahead * Volatile.Read(ref _secondsPerItem) <= most;
    }

    /// <summary>How long a number of items will take: whole seconds, at least 1.</summary>
    public TimeSpan TimeFor(int items) =>
        TimeSpan.FromSeconds(Math.Ceiling(Math.Clamp(items * Volatile.Read(ref _secondsPerItem), 1, MostSeconds)));

    private static void Smooth(ref double average, double seconds)
    {
        var before = Volatile.Read(ref average);
        Volatile.Write(ref average, before == 0 ? seconds : before + (Weight * (seconds - before)));
    }
}
