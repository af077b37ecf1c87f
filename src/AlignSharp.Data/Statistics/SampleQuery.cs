using System.Collections.Immutable;
using AlignSharp.Data.Metadata;
using AlignSharp.Data.Metadata.Engine;
using AlignSharp.Data.Metadata.Rules;
using DuckDB.NET.Data;

namespace AlignSharp.Data.Statistics;

/// <summary>Draws rows by a seed: those whose text and address, hashed with it, come first.</summary>
internal sealed class SampleQuery(WorkDatabase database, MetadataSchema schema, ImmutableArray<Measure> measures)
{
    public async Task<ImmutableArray<SampleRow>> RunAsync(int count, int seed, CancellationToken cancellationToken)
    {
        if (count == 0)
        {
            return [];
        }

        var text = schema.Find(ColumnRole.Text) is { } column ? TextSql.Fold(SqlName.Quote(column.Name)) : "''";
        var url = schema.Find(ColumnRole.Url) is { } address ? $"CAST({SqlName.Quote(address.Name)} AS VARCHAR)" : "NULL";
        var values = string.Concat(measures.Select(measure => $", CAST({measure.Expression(schema)} AS DOUBLE)"));
        var statement = new SqlStatement(
            $"SELECT {text} AS text, {url} AS url{values} FROM {MetadataSource.View} "
            + $"ORDER BY hash(concat({text}, ' ', coalesce({url}, ''), CAST($1 AS VARCHAR))), text, url LIMIT {count}",
            [seed]);
        return [.. await database.ReadAsync(statement, Read, cancellationToken).ConfigureAwait(false)];
    }

    private SampleRow Read(DuckDBDataReader row) => new(
        row.GetString(0),
        row.IsDBNull(1) ? null : row.GetString(1),
        [.. measures.Select((measure, index) => new KeyValuePair<string, double?>(
            measure.Name, row.IsDBNull(index + 2) || !double.IsFinite(row.GetDouble(index + 2)) ? null : row.GetDouble(index + 2)))]);
}
