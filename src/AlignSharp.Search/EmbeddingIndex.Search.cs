using System.Collections.Immutable;
using AlignSharp.Search.Scoring;

namespace AlignSharp.Search;

/// <content>Exact search.</content>
public sealed partial class EmbeddingIndex
{
    /// <summary>Finds the rows most like a query.</summary>
    /// <param name="query">The query in the space of the vectors, of any length that is not 0.</param>
    /// <param name="options">How to search; the ten best unless given.</param>
    /// <param name="cancellationToken">Stops the search.</param>
    /// <returns>The best first; of equal scores the lower row.</returns>
    /// <exception cref="SearchException">The query has another size, or no direction.</exception>
    public ImmutableArray<SearchHit> Search(
        ReadOnlySpan<float> query, SearchOptions? options = null, CancellationToken cancellationToken = default) =>
        Search(new FloatTensor(query.ToArray(), 1, query.Length), options, cancellationToken)[0];

    /// <summary>Finds the rows most like each of several queries: faster together than one by one.</summary>
    /// <param name="queries">[queries, size].</param>
    /// <param name="options">How to search; the ten best unless given.</param>
    /// <param name="cancellationToken">Stops the search.</param>
    /// <returns>The hits of each query, the best first.</returns>
    /// <exception cref="SearchException">The queries have another size, or one has no direction.</exception>
    public ImmutableArray<ImmutableArray<SearchHit>> Search(
        FloatTensor queries, SearchOptions? options = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(queries);
        options ??= SearchOptions.Default;
        var block = QueryBlock.Create(queries, Info.Size);
        var mask = options.Where.IsEmpty ? null : _entries.Find(options.Where, Info.Rows);
        var best = _vectors.Search(block, mask, options.Count, cancellationToken);
        return [.. best.Select(Describe)];
    }

    private ImmutableArray<SearchHit> Describe(ScoredRow[] rows)
    {
        var entries = _entries.Read(Array.ConvertAll(rows, static row => row.Row));
        return [.. rows.Select((row, place) => new SearchHit(row.Row, row.Score, entries[place]))];
    }
}
