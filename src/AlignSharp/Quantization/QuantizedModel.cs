using System.Text.Json;
using AlignSharp.Checkpoints;
using AlignSharp.Configuration;
using AlignSharp.IO;

namespace AlignSharp.Quantization;

/// <summary>An 8-bit model that is not written yet. The model that it was made of must outlive it.</summary>
public sealed class QuantizedModel
{
    /// <summary>The name of the report's file in a model's folder.</summary>
    public const string ReportFile = "quantization.json";

    private readonly AlignModel _source;
    private readonly QuantizedCheckpoint _checkpoint;

    internal QuantizedModel(AlignModel source, QuantizedCheckpoint checkpoint, QuantizationReport report)
    {
        _source = source;
        _checkpoint = checkpoint;
        Report = report;
    }

    /// <summary>How near it is to float32.</summary>
    public QuantizationReport Report { get; }

    /// <summary>
    /// Writes <c>model.safetensors</c> with 8-bit weights and their scales, and the others in the type that they had,
    /// <c>config.json</c>, the processor's files and the report. Each file appears whole or not at all.
    /// </summary>
    /// <param name="folder">The folder to write to; made where it is missing.</param>
    /// <param name="progress">Told the bytes of weights written so far.</param>
    /// <param name="cancellationToken">Stops the writing.</param>
    public void Save(string folder, IProgress<long>? progress = null, CancellationToken cancellationToken = default)
    {
        ArgumentException.ThrowIfNullOrEmpty(folder);
        CheckpointWriter.Write(folder, _checkpoint.Tensors(), progress: progress, cancellationToken: cancellationToken);
        AlignConfigWriter.Save(_source.Config, _source.FloatingType, folder);
        _source.Processor.Save(folder);
        WriteReport(folder, Report);
    }

    /// <summary>Writes the report of a model, as when figures were measured after it was written.</summary>
    /// <param name="folder">The model's folder.</param>
    /// <param name="report">The report.</param>
    public static void WriteReport(string folder, QuantizationReport report)
    {
        ArgumentException.ThrowIfNullOrEmpty(folder);
        AtomicFile.WriteAllBytes(
            Path.Combine(folder, ReportFile),
            JsonSerializer.SerializeToUtf8Bytes(report, QuantizationJson.Default.QuantizationReport));
    }
}
