using System.Collections.Immutable;

namespace AlignSharp.Evaluation.Results;

/// <summary>What a run needs to be repeated.</summary>
/// <param name="Model">The model as it was named.</param>
/// <param name="ModelHash">SHA-256 of its files.</param>
/// <param name="Temperature">Its temperature.</param>
/// <param name="Data">The measured set.</param>
/// <param name="Seed">What decided every draw.</param>
/// <param name="Resamples">How often pictures were drawn for each interval.</param>
public sealed record Provenance(string Model, string ModelHash, double Temperature, DataIdentity Data, ulong Seed, int Resamples)
{
    /// <summary>The set that was learned from, where there was one.</summary>
    public DataIdentity? Train { get; init; }

    /// <summary>The set that was compared with, where there was one.</summary>
    public DataIdentity? Reference { get; init; }

    /// <summary>The tasks that were run.</summary>
    public ImmutableArray<string> Tasks { get; init; } = [];

    /// <summary>The templates that were given; empty where the set's own counted.</summary>
    public ImmutableArray<string> Templates { get; init; } = [];

    /// <summary>The version of AlignSharp.</summary>
    public string Version { get; init; } = typeof(Provenance).Assembly.GetName().Version?.ToString(3) ?? "0.0.0";

    /// <summary>The version of the engine that computed the embeddings.</summary>
    public string Engine { get; init; } = $"ONNX Runtime {Microsoft.ML.OnnxRuntime.OrtEnv.Instance().GetVersionString()}";

    /// <summary>The version of .NET.</summary>
    public string Runtime { get; init; } = System.Runtime.InteropServices.RuntimeInformation.FrameworkDescription;
}
