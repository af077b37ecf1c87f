using System.Collections.Immutable;
using AlignSharp.Data.Metadata;
using AlignSharp.Data.Metadata.Engine;
using DuckDB.NET.Data;

namespace AlignSharp.Data.Download.Rows;

/// <summary>
/// A file of metadata as SQL that gives, in the file's order, the columns url, text, hash and metadata: all the other
/// columns as a JSON object, null where a line is no JSON object.
/// </summary>
/// <param name="Path">The file.</param>
/// <param name="Format">How it holds its rows.</param>
/// <param name="Fields">The four expressions.</param>
internal sealed record MetadataTable(string Path, MetadataFileName Format, string Fields)
{
    /// <summary>Looks into a file for the columns that are asked for.</summary>
    public static MetadataTable Open(RowDatabase database, string path, PairColumns columns)
    {
        var format = MetadataFileName.Parse(path);
        return Guard(path, () =>
        {
            var found = TableColumns.Of(database, path, format);
            return new MetadataTable(path, format, found.Fields(columns));
        });
    }

    public long CountRows(RowDatabase database)
    {
        var values = new SqlValues();
        var statement = values.In($"SELECT count(*) FROM {Relation(values)}");
        return Guard(Path, () => database.Read(statement, row => row.GetInt64(0)).Single());
    }

    /// <summary>SQL that gives all rows.</summary>
    public string Select(SqlValues values) => $"SELECT {Fields} FROM {Relation(values)}";

    /// <summary>The rows from one on, counted within the file.</summary>
    /// <param name="database">Where to read.</param>
    /// <param name="from">The first row.</param>
    /// <param name="firstIndex">The index in the run of the file's first row.</param>
    public IEnumerable<PairRow> Read(RowDatabase database, long from, long firstIndex)
    {
        var values = new SqlValues();
        var statement = values.In($"{Select(values)} OFFSET {values.Bind(from)}");
        var index = firstIndex + from;
        using var rows = Guard(Path, () => database.Read(statement, row => ReadRow(row, index++)).GetEnumerator());
        while (Guard(Path, rows.MoveNext))
        {
            yield return rows.Current;
        }
    }

    private string Relation(SqlValues values) => TableColumns.Relation(Format, values.Bind(System.IO.Path.GetFullPath(Path)));

    private static PairRow ReadRow(DuckDBDataReader row, long index) =>
        new(index, Text(row, 0), Text(row, 1), Text(row, 2), StrictJson.Of(Text(row, 3)));

    private static string? Text(DuckDBDataReader row, int column) => row.IsDBNull(column) ? null : row.GetString(column);

    private static T Guard<T>(string path, Func<T> read)
    {
        try
        {
            return read();
        }
        catch (DuckDBException error)
        {
            throw new DownloadRunException(
                $"{path} cannot be read ({EngineError.Describe(error)}); expected whole metadata in UTF-8.", error);
        }
    }
}
