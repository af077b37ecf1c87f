using Microsoft.Extensions.AI;
using Microsoft.Extensions.VectorData.ProviderServices;

namespace AlignSharp.Search.Stores.Records;

/// <summary>
/// The vectors of records and of queries: given, or made by the embedding generator of the collection. A generator that
/// takes texts and pictures (<see cref="AlignEmbeddingGenerator"/>) answers both. Thread-safe.
/// </summary>
internal sealed class RecordVectors(VectorPropertyModel property)
{
    /// <summary>The vectors of records, in their order.</summary>
    /// <exception cref="SearchException">A record has no vector, or one of another size.</exception>
    public async Task<float[][]> OfAsync(IReadOnlyList<object> records, CancellationToken cancellationToken)
    {
        var values = records.Select(property.GetValueAsObject).ToArray();
        if (values.Length > 0 && Array.TrueForAll(values, static value => value is not null && ToArray(value) is null))
        {
            var made = await property.GenerateEmbeddingsAsync(values!, cancellationToken).ConfigureAwait(false);
            return [.. made.Select(embedding => Check(((Embedding<float>)embedding).Vector.ToArray()))];
        }

        return Array.ConvertAll(values, value => Check(value is null ? null : ToArray(value)));
    }

    /// <summary>The vector of a query: given as one, or made from what the generator takes.</summary>
    /// <exception cref="NotSupportedException">The collection has no generator for such a query.</exception>
    public async Task<float[]> OfQueryAsync<TInput>(TInput query, CancellationToken cancellationToken)
        where TInput : notnull
    {
        if (ToArray(query) is { } given)
        {
            return Check(given);
        }

        if (property.EmbeddingGenerator?.GetService(typeof(IEmbeddingGenerator<TInput, Embedding<float>>)) is IEmbeddingGenerator<TInput, Embedding<float>> generator)
        {
            return Check((await generator.GenerateVectorAsync(query, cancellationToken: cancellationToken).ConfigureAwait(false)).ToArray());
        }

        throw new NotSupportedException(property.EmbeddingGenerator is null
            ? $"The query is of the type {typeof(TInput).Name} and the collection has no embedding generator; expected a vector."
            : $"The query is of the type {typeof(TInput).Name}; expected a vector, or what the collection's embedding generator takes.");
    }

    private static float[]? ToArray(object value) => value switch
    {
        ReadOnlyMemory<float> memory => memory.ToArray(),
        float[] array => array,
        Embedding<float> embedding => embedding.Vector.ToArray(),
        _ => null,
    };

    private float[] Check(float[]? vector) => vector?.Length == property.Dimensions
        ? vector
        : throw new SearchException($"{property.ModelName} has {vector?.Length ?? 0} numbers; the collection expects {property.Dimensions}.");
}
