using System.Collections.Immutable;
using AlignSharp.Checkpoints;
using AlignSharp.Training.Towers;

namespace AlignSharp.Training.Settings;

/// <summary>The model at the start of a run. Immutable.</summary>
public sealed record ModelSettings
{
    /// <summary>A folder whose weights, <c>config.json</c> and processor files the run starts from; null starts from fresh weights.</summary>
    public string? Start { get; init; }

    /// <summary>A folder with <c>config.json</c> and processor files for fresh weights; null with <see cref="Start"/>.</summary>
    public string? Architecture { get; init; }

    /// <summary>How fresh weights are drawn: <c>original</c>, for LAMB, or <c>transformers</c>, for AdamW.</summary>
    public FreshWeights FreshWeights { get; init; }

    /// <summary>Names of tensors that stay as they are; <c>vision_*</c> locks the image tower (LiT, arXiv 2111.07991).</summary>
    public ImmutableArray<string> Freeze { get; init; } = [];

    /// <summary>The precision of the finished model: float32, float16 or bfloat16. Checkpoints of the run are float32.</summary>
    public TensorType SaveAs { get; init; } = TensorType.Float32;

    internal string Folder => Start ?? Architecture
        ?? throw new TrainingException("The setting model names neither start nor architecture; expected a folder in one of them.");
}
