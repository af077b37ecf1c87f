using Microsoft.Extensions.AI;

namespace AlignSharp.Search.Tests.Stores;

/// <summary>Embeds a text as one direction that follows from its length.</summary>
internal sealed class OneHotGenerator : IEmbeddingGenerator<string, Embedding<float>>
{
    public static float[] Embed(string text)
    {
        var vector = new float[Photo.Size];
        vector[text.Length % Photo.Size] = 1;
        return vector;
    }

    public Task<GeneratedEmbeddings<Embedding<float>>> GenerateAsync(
        IEnumerable<string> values, EmbeddingGenerationOptions? options = null, CancellationToken cancellationToken = default) =>
        Task.FromResult(new GeneratedEmbeddings<Embedding<float>>(values.Select(static text => new Embedding<float>(Embed(text)))));

    public object? GetService(Type serviceType, object? serviceKey = null) => serviceType.IsInstanceOfType(this) ? this : null;

    public void Dispose()
    {
    }
}
