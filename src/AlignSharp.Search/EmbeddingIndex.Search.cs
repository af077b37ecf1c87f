using System.Collections.Immutable;
using AlignSharp.Search.Filters;
using AlignSharp.Search.Ranking;
using AlignSharp.Search.Scoring;

namespace AlignSharp.Search;

/// <content>Exact and approximate search.</content>
public sealed partial class EmbeddingIndex
{
    private const int SparseShare = 20;

    /// <summary>Finds the rows most like a query.</summary>
    /// <param name="query">The query in the space of the vectors, of any length that is not 0.</param>
    /// <param name="options">How to search; the ten best unless given.</param>
    /// <param name="cancellationToken">Stops the search.</param>
    /// <returns>The best first; of equal scores the lower row.</returns>
    /// <exception cref="SearchException">The query has another size or no direction, or an option is out of range.</exception>
    public ImmutableArray<SearchHit> Search(
        ReadOnlySpan<float> query, SearchOptions? options = null, CancellationToken cancellationToken = default) =>
        Search(new FloatTensor(query.ToArray(), 1, query.Length), options, cancellationToken)[0];

    /// <summary>Finds the rows most like each of several queries: faster together than one by one.</summary>
    /// <param name="queries">[queries, size].</param>
    /// <param name="options">How to search; the ten best unless given.</param>
    /// <param name="cancellationToken">Stops the search.</param>
    /// <returns>The hits of each query, the best first.</returns>
    /// <exception cref="SearchException">The queries have another size, one has no direction, or an option is out of range.</exception>
    public ImmutableArray<ImmutableArray<SearchHit>> Search(
        FloatTensor queries, SearchOptions? options = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(queries);
        options ??= SearchOptions.Default;
        options.Check();
        var mask = options.Where.IsEmpty ? null : _table.Value.Find(options.Where, Info.Rows);
        return Search(queries, options, mask, cancellationToken);
    }

    /// <summary>Finds the rows most like each query among those of a mask.</summary>
    internal ImmutableArray<ImmutableArray<SearchHit>> Search(
        FloatTensor queries, SearchOptions options, RowMask? mask, CancellationToken cancellationToken)
    {
        if (options.Chooses)
        {
            return Describe([.. Enumerable.Range(0, queries.Count).Select(
                query => Choose(QueryBlock.Create(queries.Slice(query, 1), Info.Size), options, mask, cancellationToken))]);
        }

        var found = Find(QueryBlock.Create(queries, Info.Size), options, mask, options.Count, cancellationToken);
        return Describe(Array.ConvertAll(found, static rows => (IReadOnlyList<RankedRow>)[.. rows.Select(static row => new RankedRow(row, 0))]));
    }

    private IReadOnlyList<RankedRow> Choose(QueryBlock query, SearchOptions options, RowMask? mask, CancellationToken cancellationToken)
    {
        var ranking = new ResultRanking(options, GetVector);
        for (var size = ResultRanking.PoolFor(options.Count); ; size *= 2)
        {
            var pool = Find(query, options, mask, size, cancellationToken)[0];
            var chosen = ranking.Choose(pool);
            if (chosen.Count == options.Count || pool.Length < size || size >= SearchOptions.MaximumCount)
            {
                return chosen;
            }
        }
    }

    // Where few rows pass, looking at them all is quicker than following a graph past the others, and misses none.
    private ScoredRow[][] Find(QueryBlock queries, SearchOptions options, RowMask? mask, int count, CancellationToken cancellationToken) =>
        options.Approximate && (mask is null || mask.Count > Info.Rows / SparseShare)
            ? _vectors.Rescore(queries, _graph.Value.Search(queries, mask, count, cancellationToken), count)
            : _vectors.Search(queries, mask, count, cancellationToken);

    private ImmutableArray<ImmutableArray<SearchHit>> Describe(IReadOnlyList<RankedRow>[] found) =>
        [.. found.Select(ranked => ranked
            .Select(row => new SearchHit(row.Row.Row, row.Row.Score, _entries.Read(row.Row.Row)) { Similar = row.Similar })
            .ToImmutableArray())];
}
