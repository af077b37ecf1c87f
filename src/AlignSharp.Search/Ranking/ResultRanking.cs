using System.Numerics.Tensors;
using AlignSharp.Search.Scoring;

namespace AlignSharp.Search.Ranking;

/// <summary>
/// Chooses among the best rows of a search: of nearly equal ones the best alone, and rows that differ from each other.
/// Not thread-safe.
/// </summary>
/// <param name="options">How to choose.</param>
/// <param name="read">Gives the vector of a row.</param>
internal sealed class ResultRanking(SearchOptions options, Func<long, float[]> read)
{
    // So many times as many rows are looked at where rows are chosen among the best; more while too few are left.
    private const int PoolFactor = 5;
    private const int LeastPool = 50;
    private readonly Dictionary<long, float[]> _vectors = [];

    /// <summary>How many rows to look at first, to choose among.</summary>
    public static int PoolFor(int count) => Math.Max(LeastPool, count * PoolFactor);

    /// <summary>The rows to show, in their order, each with the number of rows left out for it.</summary>
    /// <param name="pool">The best rows, best first.</param>
    public IReadOnlyList<RankedRow> Choose(ScoredRow[] pool)
    {
        var distinct = options.CollapseAbove is { } cosine ? Collapse(pool, cosine) : [.. pool.Select(static row => new RankedRow(row, 0))];
        return options.Diversity > 0 ? Diversify(distinct) : [.. distinct.Take(options.Count)];
    }

    private List<RankedRow> Collapse(ScoredRow[] pool, float cosine)
    {
        var kept = new List<RankedRow>();
        foreach (var row in pool)
        {
            var like = kept.FindIndex(other => Cosine(other.Row.Row, row.Row) >= cosine);
            if (like < 0)
            {
                kept.Add(new RankedRow(row, 0));
            }
            else
            {
                kept[like] = kept[like] with { Similar = kept[like].Similar + 1 };
            }
        }

        return kept;
    }

    /// <summary>Maximal marginal relevance: likeness to the query, less likeness to what was chosen before.</summary>
    private List<RankedRow> Diversify(List<RankedRow> rows)
    {
        var chosen = new List<RankedRow>();
        var closest = new float[rows.Count];
        Array.Fill(closest, float.NegativeInfinity);
        while (chosen.Count < Math.Min(options.Count, rows.Count))
        {
            var best = Enumerable.Range(0, rows.Count).Where(row => !float.IsPositiveInfinity(closest[row])).MaxBy(row => Worth(rows[row], closest[row]));
            chosen.Add(rows[best]);
            closest[best] = float.PositiveInfinity;
            for (var row = 0; row < rows.Count; row++)
            {
                closest[row] = Math.Max(closest[row], float.IsPositiveInfinity(closest[row]) ? closest[row] : Cosine(rows[best].Row.Row, rows[row].Row.Row));
            }
        }

        return chosen;
    }

    private float Worth(RankedRow row, float closest) => float.IsNegativeInfinity(closest)
        ? row.Row.Score
        : ((1 - options.Diversity) * row.Row.Score) - (options.Diversity * closest);

    private float Cosine(long a, long b) => TensorPrimitives.Dot(Vector(a), Vector(b));

    private float[] Vector(long row) => _vectors.TryGetValue(row, out var vector) ? vector : _vectors[row] = read(row);
}
