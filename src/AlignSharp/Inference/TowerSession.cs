using AlignSharp.IO;
using Microsoft.ML.OnnxRuntime;

namespace AlignSharp.Inference;

/// <summary>
/// One loaded graph. Runs may overlap on several threads; disposing waits for those under way and refuses new ones.
/// </summary>
internal sealed class TowerSession(InferenceSession session, TemporaryFolder? files = null) : IDisposable
{
    private readonly ReaderWriterLockSlim _lifetime = new();
    private bool _disposed;

    /// <summary>Runs the graph and copies the outputs out of native memory.</summary>
    /// <param name="inputs">Values by the names of the graph's inputs.</param>
    /// <param name="outputs">The names of the outputs wanted.</param>
    /// <param name="cancellationToken">Stops the run between operators.</param>
    public FloatTensor[] Run(
        IReadOnlyDictionary<string, OrtValue> inputs, IReadOnlyCollection<string> outputs, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        _lifetime.EnterReadLock();
        try
        {
            ObjectDisposedException.ThrowIf(_disposed, typeof(AlignModel));
            using var options = new RunOptions();
            using var registration = cancellationToken.Register(() => options.Terminate = true);
            using var results = session.Run(options, inputs, outputs);
            return [.. results.Select(Copy)];
        }
        catch (OnnxRuntimeException) when (cancellationToken.IsCancellationRequested)
        {
            throw new OperationCanceledException(cancellationToken);
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
        try
        {
            if (!_disposed)
            {
                _disposed = true;
                session.Dispose();
                files?.Dispose();
            }
        }
        finally
        {
            _lifetime.ExitWriteLock();
        }
    }

    private static FloatTensor Copy(OrtValue value)
    {
        var shape = Array.ConvertAll(value.GetTensorTypeAndShape().Shape, static size => checked((int)size));
        return new FloatTensor(value.GetTensorDataAsSpan<float>().ToArray(), shape);
    }
}
