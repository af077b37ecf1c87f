namespace AlignSharp.Server.Batching;

/// <summary>Places in a queue, taken before the work of preparing what goes there. Those not used are given back.</summary>
internal sealed class BatchPlaces(int count, Action<int> giveBack) : IDisposable
{
    private int _held = count;

    /// <summary>Hands places over to the items that now stand in the queue.</summary>
    public void Use(int count)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThan(count, _held);
        _held -= count;
    }

    public void Dispose()
    {
        giveBack(_held);
        _held = 0;
    }
}
