namespace AlignSharp.Tests.Hub;

/// <summary>The system's clock, except that waits of one length end at once and are counted.</summary>
internal sealed class ShortenedTime(TimeSpan length) : TimeProvider
{
    private int _shortened;

    public int Shortened => _shortened;

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        if (dueTime != length)
        {
            return base.CreateTimer(callback, state, dueTime, period);
        }

        Interlocked.Increment(ref _shortened);
        return base.CreateTimer(callback, state, TimeSpan.Zero, period);
    }
}
