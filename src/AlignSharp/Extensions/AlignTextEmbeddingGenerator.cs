using Microsoft.Extensions.AI;

namespace AlignSharp.Extensions;

/// <summary>
/// Embeds texts with a model's text tower. Embeddings have length 1, so that their dot products are cosines. Safe to use
/// from several threads; it does not own the model.
/// </summary>
/// <param name="model">The model.</param>
/// <param name="modelId">The name that the metadata give; null for none.</param>
public sealed class AlignTextEmbeddingGenerator(AlignModel model, string? modelId = null)
    : IEmbeddingGenerator<string, Embedding<float>>
{
    private readonly EmbeddingGeneration _generation = new(model, modelId);

    /// <inheritdoc/>
    /// <exception cref="NotSupportedException">The options ask for another number of dimensions than the model has.</exception>
    public Task<GeneratedEmbeddings<Embedding<float>>> GenerateAsync(
        IEnumerable<string> values, EmbeddingGenerationOptions? options = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(values);
        IReadOnlyList<string> texts = [.. values];
        return _generation.RunAsync("text", texts.Count, options, () => model.GetTextFeatures(texts, cancellationToken), cancellationToken);
    }

    /// <inheritdoc/>
    public object? GetService(Type serviceType, object? serviceKey = null) =>
        _generation.GetService(this, serviceType, serviceKey);

    /// <summary>Does nothing: the model belongs to whoever loaded it.</summary>
    public void Dispose()
    {
    }
}
