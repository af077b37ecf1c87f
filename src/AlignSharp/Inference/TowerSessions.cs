using System.Collections.Concurrent;
using AlignSharp.Onnx;

namespace AlignSharp.Inference;

/// <summary>The graphs of one tower, each loaded when it is first asked for.</summary>
internal sealed class TowerSessions(string tower, SessionFactory factory, Func<TowerOutputs, OnnxGraph> write) : IDisposable
{
    private readonly ConcurrentDictionary<TowerOutputs, Lazy<TowerSession>> _sessions = new();
    private volatile bool _disposed;

    /// <summary>The graph that gives the embedding and these outputs beside it.</summary>
    public TowerSession this[TowerOutputs outputs]
    {
        get
        {
            ObjectDisposedException.ThrowIf(_disposed, typeof(AlignModel));
            return _sessions.GetOrAdd(
                outputs, wanted => new Lazy<TowerSession>(() => factory.Open(tower, wanted, () => write(wanted)))).Value;
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _disposed = true;
        foreach (var session in _sessions.Values.Where(static session => session.IsValueCreated))
        {
            session.Value.Dispose();
        }
    }
}
