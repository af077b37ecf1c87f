using System.Runtime.CompilerServices;
using AlignSharp.Search.Storage;
using AlignSharp.Search.Stores.Embedded;
using AlignSharp.Search.Stores.Records;
using Microsoft.Extensions.VectorData;

namespace AlignSharp.Search.Stores;

/// <summary>
/// A vector store in a folder: each collection is an index in a folder of its name, searched exactly, as
/// <c>align index build</c> makes them. Changes are on the disk when a call returns. One process at a time opens a
/// collection to change it. Safe to use from several threads.
/// </summary>
/// <param name="folder">The folder; made when the first collection is.</param>
/// <param name="options">How collections are kept; see its defaults.</param>
public sealed class EmbeddedStore(string folder, EmbeddedStoreOptions? options = null) : VectorStore
{
    /// <summary>What the store calls itself in metadata and errors.</summary>
    internal const string SystemName = "alignsharp.index";

    private readonly EmbeddedStoreOptions _options = options ?? new EmbeddedStoreOptions();

    /// <inheritdoc/>
    /// <exception cref="NotSupportedException">The record has fields that no index can hold.</exception>
    public override VectorStoreCollection<TKey, TRecord> GetCollection<TKey, TRecord>(string name, VectorStoreCollectionDefinition? definition = null)
        where TRecord : class =>
        new EmbeddedCollection<TKey, TRecord>(
            PathOf(name), name, new RecordModelBuilder().Build(typeof(TRecord), typeof(TKey), definition, _options.EmbeddingGenerator), _options);

    /// <inheritdoc/>
    /// <exception cref="NotSupportedException">The record has fields that no index can hold.</exception>
    public override VectorStoreCollection<object, Dictionary<string, object?>> GetDynamicCollection(string name, VectorStoreCollectionDefinition definition) =>
        new EmbeddedCollection<object, Dictionary<string, object?>>(
            PathOf(name), name, new RecordModelBuilder().BuildDynamic(definition, _options.EmbeddingGenerator), _options);

    /// <inheritdoc/>
    public override async IAsyncEnumerable<string> ListCollectionNamesAsync([EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        await Task.CompletedTask.ConfigureAwait(false);
        foreach (var path in Directory.Exists(folder) ? Directory.EnumerateDirectories(folder).Order(StringComparer.Ordinal) : Enumerable.Empty<string>())
        {
            cancellationToken.ThrowIfCancellationRequested();
            if (LiveIndex.Exists(path))
            {
                yield return Path.GetFileName(path);
            }
        }
    }

    /// <inheritdoc/>
    public override Task<bool> CollectionExistsAsync(string name, CancellationToken cancellationToken = default) =>
        Task.FromResult(LiveIndex.Exists(PathOf(name)));

    /// <inheritdoc/>
    public override Task EnsureCollectionDeletedAsync(string name, CancellationToken cancellationToken = default) =>
        Task.Run(() => Remove(name), cancellationToken);

    /// <inheritdoc/>
    public override object? GetService(Type serviceType, object? serviceKey = null)
    {
        ArgumentNullException.ThrowIfNull(serviceType);
        return serviceKey is not null ? null
            : serviceType == typeof(VectorStoreMetadata) ? new VectorStoreMetadata { VectorStoreSystemName = SystemName, VectorStoreName = folder }
            : serviceType.IsInstanceOfType(this) ? this : null;
    }

    private void Remove(string name)
    {
        try
        {
            IndexFolder.Remove(PathOf(name));
        }
        catch (SearchException error)
        {
            throw new VectorStoreException(error.Message, error) { VectorStoreSystemName = SystemName, CollectionName = name };
        }
    }

    private string PathOf(string name)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(name);
        return name == Path.GetFileName(name) && name is not ("." or "..")
            ? Path.Combine(folder, name)
            : throw new ArgumentException($"The collection is called \"{name}\"; expected the name of a folder.", nameof(name));
    }
}
