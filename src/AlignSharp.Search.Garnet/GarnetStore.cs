using System.Runtime.CompilerServices;
using AlignSharp.Search.Garnet.Protocol;
using AlignSharp.Search.Stores.Records;
using Microsoft.Extensions.VectorData;
using StackExchange.Redis;

namespace AlignSharp.Search.Garnet;

/// <summary>
/// A vector store in Garnet servers: each collection is a <see cref="GarnetIndex"/>, for more rows or more readers than one
/// machine has room for. Safe to use from several threads; it does not own the connection.
/// </summary>
/// <param name="connection">The servers.</param>
/// <param name="options">How collections are kept; see its defaults.</param>
public sealed class GarnetStore(IConnectionMultiplexer connection, GarnetStoreOptions? options = null) : VectorStore
{
    /// <summary>What the store calls itself in metadata and errors.</summary>
    internal const string SystemName = "garnet";

    private readonly GarnetStoreOptions _options = options ?? new GarnetStoreOptions();

    /// <inheritdoc/>
    /// <exception cref="NotSupportedException">The record has fields that no index can hold.</exception>
    public override VectorStoreCollection<TKey, TRecord> GetCollection<TKey, TRecord>(string name, VectorStoreCollectionDefinition? definition = null)
        where TRecord : class =>
        new GarnetCollection<TKey, TRecord>(
            connection, name, new RecordModelBuilder().Build(typeof(TRecord), typeof(TKey), definition, _options.EmbeddingGenerator), _options);

    /// <inheritdoc/>
    /// <exception cref="NotSupportedException">The record has fields that no index can hold.</exception>
    public override VectorStoreCollection<object, Dictionary<string, object?>> GetDynamicCollection(string name, VectorStoreCollectionDefinition definition) =>
        new GarnetCollection<object, Dictionary<string, object?>>(
            connection, name, new RecordModelBuilder().BuildDynamic(definition, _options.EmbeddingGenerator), _options);

    /// <inheritdoc/>
    public override async IAsyncEnumerable<string> ListCollectionNamesAsync([EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        foreach (var name in await GarnetIndex.ListAsync(connection).ConfigureAwait(false))
        {
            cancellationToken.ThrowIfCancellationRequested();
            yield return name;
        }
    }

    /// <inheritdoc/>
    public override Task<bool> CollectionExistsAsync(string name, CancellationToken cancellationToken = default) =>
        RunAsync(name, () => ServerErrors.GuardAsync(() => connection.GetDatabase().KeyExistsAsync(IndexKeys.About(name))), cancellationToken);

    /// <inheritdoc/>
    public override Task EnsureCollectionDeletedAsync(string name, CancellationToken cancellationToken = default) => RunAsync(
        name,
        async () =>
        {
            await GarnetIndex.RemoveAsync(connection, name).ConfigureAwait(false);
            return true;
        },
        cancellationToken);

    /// <inheritdoc/>
    public override object? GetService(Type serviceType, object? serviceKey = null)
    {
        ArgumentNullException.ThrowIfNull(serviceType);
        return serviceKey is not null ? null
            : serviceType == typeof(VectorStoreMetadata) ? new VectorStoreMetadata { VectorStoreSystemName = SystemName }
            : serviceType == typeof(IConnectionMultiplexer) ? connection
            : serviceType.IsInstanceOfType(this) ? this : null;
    }

    private static async Task<T> RunAsync<T>(string name, Func<Task<T>> ask, CancellationToken cancellationToken)
    {
        try
        {
            cancellationToken.ThrowIfCancellationRequested();
            return await ask().WaitAsync(cancellationToken).ConfigureAwait(false);
        }
        catch (SearchException error)
        {
            throw new VectorStoreException(error.Message, error) { VectorStoreSystemName = SystemName, CollectionName = name };
        }
    }
}
