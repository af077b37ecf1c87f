using System.IO.Hashing;
using System.Text;
using AlignSharp.Checkpoints;
using AlignSharp.Onnx;
using Microsoft.ML.OnnxRuntime;

namespace AlignSharp.Inference;

/// <summary>
/// Names an optimised graph by everything it depends on: the checkpoint, the code that writes the graph, what the graph
/// gives, the engine's version, the device and the processor.
/// </summary>
internal static class GraphCacheKey
{
    private const int SampleBytes = 512;
    private static readonly Guid CodeVersion = typeof(GraphCacheKey).Module.ModuleVersionId;

    public static string Compute(string checkpoint, string tower, TowerOutputs outputs, ExecutionProvider provider)
    {
        string[] parts =
        [
            checkpoint, tower, outputs.ToString("D"), provider.Name, CpuIdentity.Current,
            OrtEnv.Instance().GetVersionString(), CodeVersion.ToString("N"),
        ];
        return Hex(XxHash128.Hash(Encoding.UTF8.GetBytes(string.Join('\n', parts))));
    }

    /// <summary>
    /// Identifies a checkpoint without reading all of it: names, types and shapes of all tensors, bytes from the
    /// beginning, middle and end of each, and the files' lengths and times of change.
    /// </summary>
    public static string Identify(TensorStore store)
    {
        var hash = new XxHash128();
        foreach (var tensor in store.Tensors.Values)
        {
            hash.Append(Encoding.UTF8.GetBytes($"{tensor.Name} {tensor.Type} {string.Join(',', tensor.Shape)}\n"));
            var bytes = store.GetBytes(tensor.Name);
            hash.Append(bytes[..Math.Min(SampleBytes, bytes.Length)]);
            hash.Append(bytes[(bytes.Length / 2)..Math.Min((bytes.Length / 2) + SampleBytes, bytes.Length)]);
            hash.Append(bytes[Math.Max(0, bytes.Length - SampleBytes)..]);
        }

        var files = store.Tensors.Values.Select(static tensor => tensor.Location?.Path).OfType<string>().Distinct();
        foreach (var file in files.Select(static path => new FileInfo(path)))
        {
            hash.Append(Encoding.UTF8.GetBytes($"{file.Length} {file.LastWriteTimeUtc.Ticks}\n"));
        }

        return Hex(hash.GetCurrentHash());
    }

    private static string Hex(byte[] hash) => Convert.ToHexStringLower(hash);
}
