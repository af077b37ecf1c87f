using AlignSharp.Data.Metadata.Engine;
using DuckDB.NET.Data;

namespace AlignSharp.Data.Download.Rows;

/// <summary>
/// The rows of a part that was planned after the run began, kept in a Parquet file of the run's own so that the part
/// can be finished whatever happens to the inputs.
/// </summary>
internal static class StoredRows
{
    /// <summary>Writes the rows that a query gives, in its order: row, url, text, hash, metadata, previous.</summary>
    /// <returns>How many there are.</returns>
    public static long Write(RowDatabase database, SqlStatement query, string path, CancellationToken cancellationToken)
    {
        using var file = new PendingFile(path);
        var copy = $"COPY ({query.Text}) TO {SqlName.Literal(file.TemporaryPath)} (FORMAT parquet, COMPRESSION zstd)";
        database.Execute(query with { Text = copy }, cancellationToken);
        file.Commit();
        return database.Read(new("SELECT count(*) FROM read_parquet($1)", [path]), row => row.GetInt64(0)).Single();
    }

    public static IEnumerable<PairRow> Read(RowDatabase database, string path, long from) => database.Read(
        new("SELECT row, url, text, hash, metadata, previous FROM read_parquet($1) OFFSET $2", [path, from]),
        row => new PairRow(row.GetInt64(0), Text(row, 1), Text(row, 2), Text(row, 3), Text(row, 4)) { Previous = Text(row, 5) });

    private static string? Text(DuckDBDataReader row, int column) => row.IsDBNull(column) ? null : row.GetString(column);
}
