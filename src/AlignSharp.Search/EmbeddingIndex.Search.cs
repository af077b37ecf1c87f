using System.Collections.Immutable;
using AlignSharp.Search.Filters;
using AlignSharp.Search.Ranking;
using AlignSharp.Search.Scoring;

namespace AlignSharp.Search;

/// <content>Exact search.</content>
public sealed partial class EmbeddingIndex
{
    // So many times as many rows are looked at where rows are chosen among the best; more while too few are left.
    private const int PoolFactor = 5;
    private const int LeastPool = 50;

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
        var mask = options.Where.IsEmpty ? null : _entries.Find(options.Where, Info.Rows);
        return Search(queries, options, mask, cancellationToken);
    }

    /// <summary>Finds the rows most like each query among those of a mask.</summary>
    internal ImmutableArray<ImmutableArray<SearchHit>> Search(
        FloatTensor queries, SearchOptions options, RowMask? mask, CancellationToken cancellationToken)
    {
        var block = QueryBlock.Create(queries, Info.Size);
        return options.Chooses
            ? [.. Enumerable.Range(0, block.Count).Select(query => Describe(Choose(QueryBlock.Create(queries.Slice(query, 1), Info.Size), options, mask, cancellationToken)))]
            : [.. _vectors.Search(block, mask, options.Count, cancellationToken)
                .Select(rows => Describe([.. rows.Select(static row => new RankedRow(row, 0))]))];
    }

    private IReadOnlyList<RankedRow> Choose(QueryBlock query, SearchOptions options, RowMask? mask, CancellationToken cancellationToken)
    {
        var ranking = new ResultRanking(options, GetVector);
        for (var size = Math.Max(LeastPool, options.Count * PoolFactor); ; size *= 2)
        {
            var pool = _vectors.Search(query, mask, size, cancellationToken)[0];
            var chosen = ranking.Choose(pool);
            if (chosen.Count == options.Count || pool.Length < size || size >= SearchOptions.MaximumCount)
            {
                return chosen;
            }
        }
    }

    private ImmutableArray<SearchHit> Describe(IReadOnlyList<RankedRow> rows)
    {
        var entries = _entries.Read([.. rows.Select(static row => row.Row.Row)]);
        return [.. rows.Select((row, place) => new SearchHit(row.Row.Row, row.Row.Score, entries[place]) { Similar = row.Similar })];
    }
}
