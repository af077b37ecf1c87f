using AlignSharp.Checkpoints;
using AlignSharp.IO;
using AlignSharp.Onnx;
using Microsoft.ML.OnnxRuntime;

namespace AlignSharp.Inference;

/// <summary>
/// Loads graphs into ONNX Runtime. What the engine makes of a graph (fused operators, blocked layouts, packed weights)
/// is kept in the cache, so that later loads map it and skip that work.
/// </summary>
internal sealed class SessionFactory(AlignModelOptions options, TensorStore store)
{
    private const string GraphFile = "graph.onnx";
    private const string OptimizedFile = "optimized.onnx";
    private readonly ExecutionProvider _provider = ExecutionProvider.Parse(options.Device);
    private readonly GraphCache _cache = new(options.CacheFolder ?? GraphCache.DefaultFolder);
    private readonly Lazy<string> _checkpoint = new(() => GraphCacheKey.Identify(store));

    /// <summary>Opens a graph, from the cache where it is there.</summary>
    /// <param name="tower">The tower's name, as part of the cache's key.</param>
    /// <param name="outputs">What the graph gives beside the embedding.</param>
    /// <param name="write">Writes the graph where the cache lacks it.</param>
    public TowerSession Open(string tower, TowerOutputs outputs, Func<OnnxGraph> write)
    {
        // Other devices compile at load in ways of their own; what they would leave in a file is not theirs to reuse.
        if (!options.UseCache || !_provider.IsCpu)
        {
            return OpenUncached(write());
        }

        var key = GraphCacheKey.Compute(_checkpoint.Value, tower, outputs, _provider);
        return TryOpen(key, _cache.Find(key))
            ?? TryOpen(key, _cache.Add(key, entry => Optimize(write(), entry)))
            ?? OpenUncached(write());
    }

    private TowerSession? TryOpen(string key, string? entry)
    {
        if (entry is null)
        {
            return null;
        }

        try
        {
            using var settings = CreateOptions(GraphOptimizationLevel.ORT_DISABLE_ALL);
            return new TowerSession(new InferenceSession(Path.Combine(entry, OptimizedFile), settings));
        }
        catch (OnnxRuntimeException)
        {
            _cache.Remove(key);
            return null;
        }
    }

    private void Optimize(OnnxGraph graph, string entry)
    {
        using var files = new TemporaryFolder();
        var path = Save(graph, files);
        using var settings = CreateOptions(GraphOptimizationLevel.ORT_ENABLE_ALL);
        settings.OptimizedModelFilePath = Path.Combine(entry, OptimizedFile);
        settings.AddSessionConfigEntry("session.optimized_model_external_initializers_file_name", OptimizedFile + ".data");
        settings.AddSessionConfigEntry("session.optimized_model_external_initializers_min_size_in_bytes", "1024");
        settings.AddSessionConfigEntry("session.save_external_prepacked_constant_initializers", "1");
        using var session = new InferenceSession(path, settings);
    }

    private TowerSession OpenUncached(OnnxGraph graph)
    {
        var files = new TemporaryFolder();
        try
        {
            var path = Save(graph, files);
            using var settings = CreateOptions(GraphOptimizationLevel.ORT_ENABLE_ALL);
            _provider.AppendTo(settings);
            var session = new InferenceSession(path, settings);
            files.TryDelete();
            return new TowerSession(session, files);
        }
        catch
        {
            files.Dispose();
            throw;
        }
    }

    private string Save(OnnxGraph graph, TemporaryFolder files)
    {
        var path = Path.Combine(files.FullName, GraphFile);
        graph.Save(path);
        store.Trim();
        return path;
    }

    private SessionOptions CreateOptions(GraphOptimizationLevel level)
    {
        var settings = new SessionOptions
        {
            GraphOptimizationLevel = level,
            IntraOpNumThreads = options.Threads ?? Environment.ProcessorCount,
            LogSeverityLevel = OrtLoggingLevel.ORT_LOGGING_LEVEL_ERROR,
        };
        if (!CpuFeatures.HasWideDotProducts)
        {
            // Weights are then made unsigned, which is slower and does not overflow.
            settings.AddSessionConfigEntry("session.x64quantprecision", "1");
        }

        return settings;
    }
}
