using System.Collections.Immutable;
using AlignSharp.Data.Metadata;
using AlignSharp.Data.Metadata.Engine;
using DuckDB.NET.Data;

namespace AlignSharp.Data.Statistics.Gallery;

/// <summary>Draws rows by a hash of their place and the seed, so that the same seed draws the same rows.</summary>
internal sealed class SampleReader(StepRunner runner, MeasureTable table)
{
    private const int LongestText = 1000;

    public async Task<ImmutableArray<SampledPair>> DrawAsync(int count, long seed, CancellationToken cancellationToken)
    {
        if (count == 0)
        {
            return [];
        }

        var drawn = await runner.ReadAsync("drawing rows", Draw(count, seed), ReadMeasures, cancellationToken).ConfigureAwait(false);
        var words = await runner.ReadAsync(
            "reading the rows drawn", Read([.. drawn.Select(row => row.Place)]),
            row => (Url: Text(row, 0), Text: Text(row, 1)), cancellationToken).ConfigureAwait(false);
        return [.. drawn.Zip(words, (row, word) => new SampledPair(row.Place, word.Url, word.Text, row.Values, null))];
    }

    private SqlStatement Draw(int count, long seed) => new(
        $"""
        SELECT rowid{string.Concat(table.Measures.Select(measure => $", {MeasureTable.Column(measure)}"))} FROM {MeasureTable.Name}
        WHERE rowid IN (SELECT rowid FROM {MeasureTable.Name} ORDER BY hash(rowid, CAST($1 AS BIGINT)), rowid LIMIT $2)
        ORDER BY rowid
        """,
        [seed, count]);

    private SqlStatement Read(List<long> places)
    {
        string[] columns = [.. new[] { ColumnRole.Url, ColumnRole.Text }.Select(Selection)];
        return new(
            $"SELECT url, text FROM (SELECT {columns[0]} AS url, {columns[1]} AS text, row_number() OVER () - 1 AS place "
            + $"FROM {MetadataSource.View}) WHERE list_contains($1, place) ORDER BY place",
            [places]);
    }

    private string Selection(ColumnRole role) => table.Schema.Find(role) is { IsScalar: true } column
        ? $"left(CAST({SqlName.Quote(column.Name)} AS VARCHAR), {LongestText})"
        : "CAST(NULL AS VARCHAR)";

    private (long Place, ImmutableSortedDictionary<string, double> Values) ReadMeasures(DuckDBDataReader row)
    {
        var values = ImmutableSortedDictionary.CreateBuilder<string, double>(StringComparer.Ordinal);
        for (var i = 0; i < table.Measures.Length; i++)
        {
            if (!row.IsDBNull(i + 1))
            {
                values.Add(table.Measures[i].Name, row.GetDouble(i + 1));
            }
        }

        return (row.GetInt64(0), values.ToImmutable());
    }

    private static string? Text(DuckDBDataReader row, int column) => row.IsDBNull(column) ? null : row.GetString(column);
}
