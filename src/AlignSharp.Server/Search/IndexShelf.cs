using System.Collections.Immutable;
using AlignSharp.Checkpoints;
using AlignSharp.Search;
using AlignSharp.Search.Garnet;
using AlignSharp.Server.Errors;
using AlignSharp.Server.Options;
using Microsoft.AspNetCore.Http;

namespace AlignSharp.Server.Search;

/// <summary>The indexes that are served, each opened once and checked to be of the served model. Safe to use from several threads.</summary>
internal sealed class IndexShelf : IAsyncDisposable
{
    private readonly ImmutableSortedDictionary<string, IndexHandle> _indexes;

    private IndexShelf(ImmutableSortedDictionary<string, IndexHandle> indexes) => _indexes = indexes;

    /// <summary>The indexes by their names.</summary>
    public IReadOnlyDictionary<string, IndexHandle> All => _indexes;

    /// <summary>Opens the indexes that options name.</summary>
    /// <exception cref="SearchException">One is missing, damaged, or was made by another model.</exception>
    public static async Task<IndexShelf> OpenAsync(AlignServerOptions options, CancellationToken cancellationToken)
    {
        var shelf = new IndexShelf(ImmutableSortedDictionary.Create<string, IndexHandle>(StringComparer.Ordinal));
        if (options.Indexes.IsEmpty)
        {
            return shelf;
        }

        var hash = await ModelIdentity.HashAsync(options.ModelFolder, cancellationToken);
        var opened = ImmutableSortedDictionary.CreateBuilder<string, IndexHandle>(StringComparer.Ordinal);
        try
        {
            foreach (var (name, path) in options.Indexes)
            {
                opened[name] = await IndexHandle.OpenAsync(path, options.Model.Threads);
                opened[name].RequireModel(hash);
            }

            return new IndexShelf(opened.ToImmutable());
        }
        catch
        {
            await new IndexShelf(opened.ToImmutable()).DisposeAsync();
            throw;
        }
    }

    /// <summary>The index of a name; the only one where no name is given.</summary>
    /// <exception cref="RequestException">There is none of the name, or the name is missing.</exception>
    public (string Name, IndexHandle Index) Find(string? name)
    {
        if (name is null && _indexes.Count == 1)
        {
            return (_indexes.Keys.First(), _indexes.Values.First());
        }

        return name is not null && _indexes.TryGetValue(name, out var index)
            ? (name, index)
            : throw new RequestException(Missing(name), "index", StatusCodes.Status404NotFound, "index_not_found");
    }

    /// <summary>The index of a name, for what asks for rows by their numbers.</summary>
    /// <exception cref="RequestException">There is none of the name, or its rows have no numbers.</exception>
    public EmbeddingIndex FindRows(string? name) => Find(name) is var (found, index) && index.Folder is { } folder
        ? folder
        : throw new RequestException($"{found} lies in Garnet, where rows have no numbers.", "index", StatusCodes.Status404NotFound, "row_not_found");

    public async ValueTask DisposeAsync()
    {
        foreach (var index in _indexes.Values)
        {
            await index.DisposeAsync();
        }
    }

    private string Missing(string? name)
    {
        var expected = _indexes.IsEmpty ? "this server has none" : $"expected {string.Join(" or ", _indexes.Keys)}";
        return name is null ? $"index is missing; {expected}." : $"index is \"{name}\"; {expected}.";
    }
}
