using System.Collections.Immutable;
using AlignSharp.Checkpoints;
using AlignSharp.Search;
using AlignSharp.Server.Errors;
using AlignSharp.Server.Options;
using Microsoft.AspNetCore.Http;

namespace AlignSharp.Server.Search;

/// <summary>The indexes that are served, each opened once and checked to be of the served model. Safe to use from several threads.</summary>
internal sealed class IndexShelf : IDisposable
{
    private readonly ImmutableSortedDictionary<string, EmbeddingIndex> _indexes;

    private IndexShelf(ImmutableSortedDictionary<string, EmbeddingIndex> indexes) => _indexes = indexes;

    /// <summary>The indexes by their names.</summary>
    public IReadOnlyDictionary<string, EmbeddingIndex> All => _indexes;

    /// <summary>Opens the indexes that options name.</summary>
    /// <exception cref="SearchException">One is missing, damaged, or was made by another model.</exception>
    public static async Task<IndexShelf> OpenAsync(AlignServerOptions options, CancellationToken cancellationToken)
    {
        var shelf = new IndexShelf(ImmutableSortedDictionary.Create<string, EmbeddingIndex>(StringComparer.Ordinal));
        if (options.Indexes.IsEmpty)
        {
            return shelf;
        }

        var hash = await ModelIdentity.HashAsync(options.ModelFolder, cancellationToken);
        var opened = ImmutableSortedDictionary.CreateBuilder<string, EmbeddingIndex>(StringComparer.Ordinal);
        try
        {
            foreach (var (name, path) in options.Indexes)
            {
                opened[name] = EmbeddingIndex.Open(path, options.Model.Threads);
                opened[name].RequireModel(hash);
            }

            return new IndexShelf(opened.ToImmutable());
        }
        catch
        {
            new IndexShelf(opened.ToImmutable()).Dispose();
            throw;
        }
    }

    /// <summary>The index of a name; the only one where no name is given.</summary>
    /// <exception cref="RequestException">There is none of the name, or the name is missing.</exception>
    public (string Name, EmbeddingIndex Index) Find(string? name)
    {
        if (name is null && _indexes.Count == 1)
        {
            return (_indexes.Keys.First(), _indexes.Values.First());
        }

        return name is not null && _indexes.TryGetValue(name, out var index)
            ? (name, index)
            : throw new RequestException(Missing(name), "index", StatusCodes.Status404NotFound, "index_not_found");
    }

    public void Dispose()
    {
        foreach (var index in _indexes.Values)
        {
            index.Dispose();
        }
    }

    private string Missing(string? name)
    {
        var expected = _indexes.IsEmpty ? "this server has none" : $"expected {string.Join(" or ", _indexes.Keys)}";
        return name is null ? $"index is missing; {expected}." : $"index is \"{name}\"; {expected}.";
    }
}
