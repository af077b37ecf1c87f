using AlignSharp.Imaging;
using Microsoft.Extensions.AI;

namespace AlignSharp.Extensions;

/// <summary>
/// Embeds pictures with a model's image tower. Embeddings have length 1 and lie in the space of the text embeddings. Safe
/// to use from several threads; it does not own the model.
/// </summary>
/// <param name="model">The model.</param>
/// <param name="modelId">The name that the metadata give; null for none.</param>
public sealed class AlignImageEmbeddingGenerator(AlignModel model, string? modelId = null)
    : IEmbeddingGenerator<DataContent, Embedding<float>>
{
    private readonly EmbeddingGeneration _generation = new(model, modelId);

    /// <inheritdoc/>
    /// <remarks>The contents are the bytes of picture files; their kind is recognised from the bytes, not the media type.</remarks>
    /// <exception cref="ImageException">A picture cannot be decoded.</exception>
    /// <exception cref="NotSupportedException">The options ask for another number of dimensions than the model has.</exception>
    public Task<GeneratedEmbeddings<Embedding<float>>> GenerateAsync(
        IEnumerable<DataContent> values, EmbeddingGenerationOptions? options = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(values);
        IReadOnlyList<DataContent> contents = [.. values];
        return _generation.RunAsync(
            "image", contents.Count, options, () => model.GetImageFeatures(Decode(contents), cancellationToken), cancellationToken);
    }

    /// <inheritdoc/>
    public object? GetService(Type serviceType, object? serviceKey = null) =>
        _generation.GetService(this, serviceType, serviceKey);

    /// <summary>Does nothing: the model belongs to whoever loaded it.</summary>
    public void Dispose()
    {
    }

    private static RgbImage[] Decode(IReadOnlyList<DataContent> contents) =>
        [.. contents.Select(static (content, index) => ImageDecoder.Default.Decode(content.Data, content.Name ?? $"picture {index + 1}"))];
}
