using System.Collections.Immutable;
using System.Globalization;
using AlignSharp.Data.Metadata;
using AlignSharp.Data.Metadata.Engine;
using DuckDB.NET.Data;

namespace AlignSharp.Data.Statistics;

/// <summary>Measures one distribution in two passes over its columns: extremes and quantiles, then bins.</summary>
internal sealed class DistributionQuery(WorkDatabase database, MetadataSchema schema, Measure measure, long rows)
{
    private const int BinCount = 40;

    // Exact quantiles hold every value in memory: 80 MB for this many.
    private const long MaximumExactRows = 10_000_000;
    private readonly string _values =
        $"(SELECT CASE WHEN isfinite(v) THEN v END AS v FROM (SELECT CAST({measure.Expression(schema)} AS DOUBLE) AS v FROM {MetadataSource.View}))";

    public async Task<Distribution> RunAsync(CancellationToken cancellationToken)
    {
        var shares = string.Join(", ", Distribution.QuantileShares.Select(share => share.ToString(CultureInfo.InvariantCulture)));
        var quantiles = rows <= MaximumExactRows ? "quantile_cont" : "approx_quantile";
        var summary = await database.ReadAsync(
            new SqlStatement($"SELECT count(v), count(*), min(v), max(v), avg(v), {quantiles}(v, [{shares}]) FROM {_values}"),
            ReadSummary, cancellationToken).ConfigureAwait(false);
        var bins = new long[BinCount + 2];
        foreach (var (bin, count) in await ReadBinsAsync(cancellationToken).ConfigureAwait(false))
        {
            bins[bin + 1] = count;
        }

        return summary.Single() with { Bins = [.. bins.AsSpan(1, BinCount)], Below = bins[0], Above = bins[^1] };
    }

    private Task<List<(int Bin, long Count)>> ReadBinsAsync(CancellationToken cancellationToken)
    {
        var statement = new SqlStatement(
            "SELECT CAST(CASE WHEN v < $1 THEN -1 WHEN v > $2 THEN $3 WHEN v = $2 THEN $3 - 1 "
            + $"ELSE floor((v - $1) / ($2 - $1) * $3) END AS INTEGER) AS bin, count(*) FROM {_values} WHERE v IS NOT NULL GROUP BY bin",
            [measure.From, measure.To, BinCount]);
        return database.ReadAsync(statement, static row => (row.GetInt32(0), row.GetInt64(1)), cancellationToken);
    }

    private Distribution ReadSummary(DuckDBDataReader row)
    {
        var (count, rows) = (row.GetInt64(0), row.GetInt64(1));
        return new Distribution(
            measure.Name, measure.Title, count, rows - count, Number(2), Number(3), Number(4),
            row.IsDBNull(5) ? [] : [.. row.GetFieldValue<List<double>>(5)],
            measure.From, measure.To, [], Below: 0, Above: 0);

        double? Number(int column) => row.IsDBNull(column) ? null : row.GetDouble(column);
    }
}
