using AlignSharp.IO;
using Microsoft.ML.OnnxRuntime;

namespace AlignSharp.Inference;

/// <summary>One loaded graph, with the files that it was loaded from where those go when it goes.</summary>
internal sealed class TowerSession(InferenceSession session, TemporaryFolder? files = null) : IDisposable
{
    /// <summary>Runs the graph and copies the outputs out of native memory.</summary>
    /// <param name="inputs">Values by the names of the graph's inputs.</param>
    /// <param name="outputs">The names of the outputs wanted.</param>
    /// <param name="cancellationToken">Stops the run between operators.</param>
    public FloatTensor[] Run(
        IReadOnlyDictionary<string, OrtValue> inputs, IReadOnlyCollection<string> outputs, CancellationToken cancellationToken)
    {
        using var options = new RunOptions();
        using var registration = cancellationToken.Register(() => options.Terminate = true);
        try
        {
            using var results = session.Run(options, inputs, outputs);
            return [.. results.Select(Copy)];
        }
        catch (OnnxRuntimeException) when (cancellationToken.IsCancellationRequested)
        {
            throw new OperationCanceledException(cancellationToken);
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        session.Dispose();
        files?.Dispose();
    }

    private static FloatTensor Copy(OrtValue value)
    {
        var shape = Array.ConvertAll(value.GetTensorTypeAndShape().Shape, static size => checked((int)size));
        return new FloatTensor(value.GetTensorDataAsSpan<float>().ToArray(), shape);
    }
}
