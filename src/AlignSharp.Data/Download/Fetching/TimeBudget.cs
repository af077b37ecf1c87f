namespace AlignSharp.Data.Download.Fetching;

/// <summary>The time that is left for one try of a picture; only requests spend it, waiting for one's turn does not.</summary>
internal sealed class TimeBudget(TimeSpan total, TimeProvider time)
{
    /// <summary>What is left; never nothing, so that a clock can be set to it.</summary>
    public TimeSpan Left { get; private set; } = total;

    public async Task<T> SpendAsync<T>(Func<Task<T>> work)
    {
        var start = time.GetTimestamp();
        try
        {
            return await work().ConfigureAwait(false);
        }
        finally
        {
            var left = Left - time.GetElapsedTime(start);
            Left = left > TimeSpan.FromMilliseconds(1) ? left : TimeSpan.FromMilliseconds(1);
        }
    }
}
