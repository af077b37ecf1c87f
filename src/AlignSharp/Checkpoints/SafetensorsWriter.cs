using System.Buffers;
using AlignSharp.Checkpoints.Safetensors;
using AlignSharp.IO;

namespace AlignSharp.Checkpoints;

/// <summary>
/// Writes tensors as a safetensors file that transformers loads. The bytes pass through a small buffer, so that the
/// model is never held a second time; the same tensors always make the same file.
/// </summary>
public static class SafetensorsWriter
{
    private const int StretchBytes = 1 << 20;

    /// <summary>Writes one file, whole or not at all.</summary>
    /// <param name="path">The file; its folder is made where it is missing.</param>
    /// <param name="tensors">The tensors, each name once.</param>
    /// <param name="progress">Told the bytes of tensors written so far.</param>
    /// <param name="cancellationToken">Stops the writing; the file then stays as it was.</param>
    /// <exception cref="ArgumentException">Two tensors have the same name.</exception>
    public static void Write(
        string path,
        IEnumerable<TensorData> tensors,
        IProgress<long>? progress = null,
        CancellationToken cancellationToken = default)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        ArgumentNullException.ThrowIfNull(tensors);
        var layout = SafetensorsLayout.Of(tensors);
        AtomicFile.Write(path, stream => Write(stream, layout, progress, cancellationToken));
    }

    internal static void Write(
        Stream stream, SafetensorsLayout layout, IProgress<long>? progress, CancellationToken cancellationToken)
    {
        stream.Write(layout.Header.Span);
        var buffer = ArrayPool<byte>.Shared.Rent(StretchBytes);
        try
        {
            var written = 0L;
            foreach (var tensor in layout.Tensors)
            {
                for (var offset = 0L; offset < tensor.ByteLength; offset += StretchBytes)
                {
                    cancellationToken.ThrowIfCancellationRequested();
                    var stretch = buffer.AsSpan(0, (int)Math.Min(StretchBytes, tensor.ByteLength - offset));
                    tensor.Read(offset, stretch);
                    stream.Write(stretch);
                    progress?.Report(written += stretch.Length);
                }
            }
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }
    }
}
