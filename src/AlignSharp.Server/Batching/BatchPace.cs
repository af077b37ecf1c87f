namespace AlignSharp.Server.Batching;

/// <summary>How long an item took of late, so that those turned away know when to come back.</summary>
internal sealed class BatchPace
{
    private const double Weight = 0.2;
    private const double MostSeconds = 60;
    private double _secondsPerItem;

    public void Add(int items, TimeSpan elapsed)
    {
        var seconds = elapsed.TotalSeconds / items;
        var before = Volatile.Read(ref _secondsPerItem);
        Volatile.Write(ref _secondsPerItem, before == 0 ? seconds : before + (Weight * (seconds - before)));
    }

    /// <summary>How long a number of items will take: whole seconds, at least 1.</summary>
    public TimeSpan TimeFor(int items) =>
        TimeSpan.FromSeconds(Math.Ceiling(Math.Clamp(items * Volatile.Read(ref _secondsPerItem), 1, MostSeconds)));
}
