namespace AlignSharp.Search.Storage;

/// <summary>What is made when it is first asked for. A failure is not remembered: the next to ask tries again. Thread-safe.</summary>
internal sealed class OnDemand<T>(Func<T> make) : IDisposable
    where T : class, IDisposable
{
    private readonly Lock _turn = new();
    private T? _value;

    public T Value
    {
        get
        {
            lock (_turn)
            {
                return _value ??= make();
            }
        }
    }

    public void Dispose() => _value?.Dispose();
}
