using AlignSharp.Onnx;
using Microsoft.ML.OnnxRuntime;

namespace AlignSharp.Inference;

/// <summary>
/// The graphs of one tower, each loaded when it is first asked for. Runs may overlap on several threads; disposing waits
/// for those under way and refuses new ones.
/// </summary>
internal sealed class TowerSessions(string tower, SessionFactory factory, Func<TowerOutputs, OnnxGraph> write) : IDisposable
{
    private readonly ReaderWriterLockSlim _lifetime = new();
    private readonly Lock _opening = new();
    private readonly Dictionary<SessionKey, TowerSession> _sessions = [];
    private bool _disposed;

    /// <summary>Runs the graph that gives the embedding and these outputs beside it.</summary>
    public FloatTensor[] Run(
        SessionKey key,
        IReadOnlyDictionary<string, OrtValue> inputs,
        IReadOnlyCollection<string> names,
        CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        _lifetime.EnterReadLock();
        try
        {
            ObjectDisposedException.ThrowIf(_disposed, typeof(AlignModel));
            return Open(key).Run(inputs, names, cancellationToken);
        }
        finally
        {
            _lifetime.ExitReadLock();
        }
    }

    /// <summary>Closes sessions that are not wanted any more, after the runs that are under way.</summary>
    public void Close(Func<SessionKey, bool> isUnwanted)
    {
        _lifetime.EnterWriteLock();
        try
        {
            foreach (var key in _sessions.Keys.Where(isUnwanted).ToList())
            {
                _sessions.Remove(key, out var session);
                session!.Dispose();
            }
        }
        finally
        {
            _lifetime.ExitWriteLock();
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _lifetime.EnterWriteLock();
        _disposed = true;
        foreach (var session in _sessions.Values)
        {
            session.Dispose();
        }

        _sessions.Clear();
        _lifetime.ExitWriteLock();
    }

    private TowerSession Open(SessionKey key)
    {
        lock (_opening)
        {
            if (!_sessions.TryGetValue(key, out var session))
            {
                session = factory.Open(tower, key.Outputs, key.Threads, () => write(key.Outputs));
                _sessions.Add(key, session);
            }

            return session;
        }
    }
}
