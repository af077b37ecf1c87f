using System.Diagnostics;
using Microsoft.Extensions.AI;

namespace AlignSharp.Extensions;

/// <summary>What both generators share: options, metadata, telemetry, and turning features into embeddings.</summary>
internal sealed class EmbeddingGeneration(AlignModel model, string? modelId)
{
    private const string ProviderName = "alignsharp";
    private readonly EmbeddingGeneratorMetadata _metadata = new(ProviderName, null, modelId, model.EmbeddingSize);

    public Task<GeneratedEmbeddings<Embedding<float>>> RunAsync(
        string kind,
        int count,
        EmbeddingGenerationOptions? options,
        Func<FloatTensor> compute,
        CancellationToken cancellationToken)
    {
        if (options?.Dimensions is { } dimensions && dimensions != model.EmbeddingSize)
        {
            throw new NotSupportedException(
                $"Embeddings of {dimensions} dimensions were asked for; this model has {model.EmbeddingSize} and cannot shorten them.");
        }

        // The towers compute for milliseconds to seconds: not on the caller's thread.
        return Task.Run(() => Generate(kind, count, compute), cancellationToken);
    }

    public object? GetService(object generator, Type serviceType, object? serviceKey)
    {
        ArgumentNullException.ThrowIfNull(serviceType);
        return serviceKey is not null ? null
            : serviceType == typeof(EmbeddingGeneratorMetadata) ? _metadata
            : serviceType == typeof(AlignModel) ? model
            : serviceType.IsInstanceOfType(generator) ? generator
            : null;
    }

    private GeneratedEmbeddings<Embedding<float>> Generate(string kind, int count, Func<FloatTensor> compute)
    {
        using var activity = AlignTelemetry.Start(kind, count);
        var start = Stopwatch.GetTimestamp();
        var embeds = compute().Normalized();
        AlignTelemetry.Record(kind, count, Stopwatch.GetElapsedTime(start));
        return [.. Enumerable.Range(0, embeds.Count).Select(item => new Embedding<float>(
            embeds.AsMemory().Slice(item * embeds.ItemLength, embeds.ItemLength))
        {
            ModelId = modelId,
            CreatedAt = DateTimeOffset.UtcNow,
        })];
    }
}
