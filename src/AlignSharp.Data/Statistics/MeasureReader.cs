using System.Collections.Immutable;
using AlignSharp.Data.Metadata.Engine;

namespace AlignSharp.Data.Statistics;

/// <summary>
/// Counts one measure. Quantiles come from a sort that spills to disk, so that they are exact however many rows there are.
/// </summary>
internal sealed class MeasureReader(StepRunner runner, Measure measure, string column)
{
    private static readonly ImmutableArray<double> Shares = [0.01, 0.05, 0.25, 0.5, 0.75, 0.95, 0.99];
    private readonly string _value = MeasureTable.Column(measure);

    public async Task<MeasureSummary> ReadAsync(CancellationToken cancellationToken)
    {
        var total = new SqlStatement(
            $"SELECT count(*), count({_value}), min({_value}), max({_value}), favg({_value}) FROM {MeasureTable.Name}");
        var rows = await runner.ReadAsync(
            $"measuring {measure.Name}", total,
            row => (All: row.GetInt64(0), Known: row.GetInt64(1), Range: row.GetInt64(1) == 0
                ? default
                : (Minimum: row.GetDouble(2), Maximum: row.GetDouble(3), Mean: row.GetDouble(4))),
            cancellationToken).ConfigureAwait(false);
        var (all, known, (minimum, maximum, mean)) = rows[0];
        var quantiles = await QuantilesAsync(known, cancellationToken).ConfigureAwait(false);
        var values = known == 0 ? null : new MeasureValues(
            minimum, maximum, mean, quantiles,
            await HistogramAsync(HistogramPlan.For(minimum, maximum, quantiles[^1].Value, measure.IsWhole), cancellationToken)
                .ConfigureAwait(false));
        return new MeasureSummary(measure.Name, measure.Title, column, known, all - known, values);
    }

    private async Task<ImmutableArray<Quantile>> QuantilesAsync(long known, CancellationToken cancellationToken)
    {
        var places = Shares.Select(share => Math.Max(1, (long)Math.Ceiling(share * known))).ToList();
        var statement = new SqlStatement(
            $"""
            SELECT place, value FROM (
                SELECT value, row_number() OVER () AS place FROM (
                    SELECT {_value} AS value FROM {MeasureTable.Name} WHERE {_value} IS NOT NULL ORDER BY 1))
            WHERE list_contains($1, place)
            """,
            [places]);
        var found = await runner.ReadAsync(
            $"sorting {measure.Name}", statement, row => KeyValuePair.Create(row.GetInt64(0), row.GetDouble(1)), cancellationToken)
            .ConfigureAwait(false);
        var values = found.ToDictionary();
        return known == 0 ? [] : [.. Shares.Zip(places, (share, place) => new Quantile(share, values[place]))];
    }

    private async Task<Histogram> HistogramAsync(HistogramPlan plan, CancellationToken cancellationToken)
    {
        var statement = new SqlStatement(
            $"""
            SELECT CASE WHEN {_value} > $1 THEN CAST($2 AS BIGINT)
                        ELSE least(CAST(floor(({_value} - $3) / $4) AS BIGINT), $2 - 1) END AS bin, count(*)
            FROM {MeasureTable.Name} WHERE {_value} IS NOT NULL GROUP BY bin
            """,
            [plan.Top, (long)plan.Bins, plan.Low, plan.Width]);
        var bins = await runner.ReadAsync(
            $"counting {measure.Name}", statement, row => KeyValuePair.Create(row.GetInt64(0), row.GetInt64(1)), cancellationToken)
            .ConfigureAwait(false);
        var counts = bins.ToDictionary();
        return new Histogram(
            plan.Low, plan.Width,
            [.. Enumerable.Range(0, plan.Bins).Select(bin => counts.GetValueOrDefault(bin))],
            measure.IsWhole,
            counts.GetValueOrDefault(plan.Bins));
    }
}
