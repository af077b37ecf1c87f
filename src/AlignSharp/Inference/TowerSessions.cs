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
    private readonly Dictionary<TowerOutputs, TowerSession> _sessions = [];
    private bool _disposed;

    /// <summary>Runs the graph that gives the embedding and these outputs beside it.</summary>
    public FloatTensor[] Run(
        TowerOutputs outputs,
        IReadOnlyDictionary<string, OrtValue> inputs,
        IReadOnlyCollection<string> names,
        CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        _lifetime.EnterReadLock();
        try
        {
            ObjectDisposedException.ThrowIf(_disposed, typeof(AlignModel));
            return Open(outputs).Run(inputs, names, cancellationToken);
        }
        finally
        {
            _lifetime.ExitReadLock();
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

    private TowerSession Open(TowerOutputs outputs)
    {
        lock (_opening)
        {
            if (!_sessions.TryGetValue(outputs, out var session))
            {
                session = factory.Open(tower, outputs, () => write(outputs));
                _sessions.Add(outputs, session);
            }

            return session;
        }
    }
}
