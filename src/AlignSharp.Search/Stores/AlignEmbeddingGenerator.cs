using AlignSharp.Extensions;
using Microsoft.Extensions.AI;

namespace AlignSharp.Search.Stores;

/// <summary>
/// Embeds texts and pictures with one model: the generator of a collection that is searched by both. Safe to use from
/// several threads; it does not own the model.
/// </summary>
/// <param name="model">The model.</param>
/// <param name="modelId">The name that the metadata give; null for none.</param>
public sealed class AlignEmbeddingGenerator(AlignModel model, string? modelId = null)
    : IEmbeddingGenerator<string, Embedding<float>>, IEmbeddingGenerator<DataContent, Embedding<float>>
{
    private readonly AlignTextEmbeddingGenerator _texts = new(model, modelId);
    private readonly AlignImageEmbeddingGenerator _pictures = new(model, modelId);

    /// <inheritdoc/>
    public Task<GeneratedEmbeddings<Embedding<float>>> GenerateAsync(
        IEnumerable<string> values, EmbeddingGenerationOptions? options = null, CancellationToken cancellationToken = default) =>
        _texts.GenerateAsync(values, options, cancellationToken);

    /// <inheritdoc/>
    public Task<GeneratedEmbeddings<Embedding<float>>> GenerateAsync(
        IEnumerable<DataContent> values, EmbeddingGenerationOptions? options = null, CancellationToken cancellationToken = default) =>
        _pictures.GenerateAsync(values, options, cancellationToken);

    /// <inheritdoc/>
    public object? GetService(Type serviceType, object? serviceKey = null)
    {
        ArgumentNullException.ThrowIfNull(serviceType);
        return serviceKey is null && serviceType.IsInstanceOfType(this) ? this : _texts.GetService(serviceType, serviceKey);
    }

    /// <summary>Does nothing: the model belongs to whoever loaded it.</summary>
    public void Dispose()
    {
    }
}
