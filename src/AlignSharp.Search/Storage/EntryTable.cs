using System.Collections.Immutable;
using AlignSharp.Data.Metadata.Engine;
using AlignSharp.Search.Filters;
using AlignSharp.Search.Filters.Trees;
using DuckDB.NET.Data;

namespace AlignSharp.Search.Storage;

/// <summary>
/// The entries of an index, read from its Parquet file by DuckDB, which can open no other file and reach no network.
/// Safe to use from several threads.
/// </summary>
internal sealed class EntryTable : IDisposable
{
    private const string Columns = "row, name, kind, source, caption, bytes, modified, hash, metadata";
    private readonly string _path;
    private readonly DuckDBConnection _connection;

    private EntryTable(string path, DuckDBConnection connection) => (_path, _connection) = (path, connection);

    /// <exception cref="IndexFileException">The file is missing or no such table, or has another number of rows.</exception>
    public static EntryTable Open(string path, long rows)
    {
        var table = new EntryTable(path, new DuckDBConnection("DataSource=:memory:"));
        try
        {
            table._connection.Open();
            table.Load(rows);
            return table;
        }
        catch
        {
            table.Dispose();
            throw;
        }
    }

    /// <summary>The entries of names and where they are. A name can stand for a picture and for its caption.</summary>
    public List<(long Row, IndexEntry Entry)> ReadNamed(IReadOnlyCollection<string> names) =>
        Query($"SELECT {Columns} FROM entries WHERE name IN (SELECT unnest($1)) ORDER BY row", [names.ToList()], ReadEntry);

    /// <summary>The entries that pass a filter and where they are, in the order of their rows.</summary>
    public List<(long Row, IndexEntry Entry)> ReadWhere(RowFilter filter)
    {
        var values = new SqlValues();
        var text = RowFilterSql.Write(filter, values);
        return Query($"SELECT {Columns} FROM entries WHERE {text} ORDER BY row", values.In("").Values, ReadEntry);
    }

    /// <summary>The rows that fulfil all conditions.</summary>
    public RowMask Find(ImmutableArray<RowCondition> conditions, long rows)
    {
        var values = new SqlValues();
        return Find(ConditionSql.Write(conditions, values), values, rows);
    }

    /// <summary>The rows that pass a filter.</summary>
    public RowMask Find(RowFilter filter, long rows)
    {
        var values = new SqlValues();
        return Find(RowFilterSql.Write(filter, values), values, rows);
    }

    /// <summary>Writes the entries as Parquet in the columns that clip-retrieval reads, and all others.</summary>
    public void WriteClipRetrieval(string path)
    {
        var temporary = path + ".tmp";
        using (var connection = new DuckDBConnection("DataSource=:memory:"))
        {
            connection.Open();
            using var command = new SqlStatement(
                $"""
                COPY (SELECT coalesce(source, name) AS image_path, caption, name, kind, bytes, hash, metadata FROM read_parquet({SqlName.Literal(_path)}) ORDER BY row)
                TO {SqlName.Literal(temporary)} (FORMAT parquet, COMPRESSION zstd)
                """).CreateCommand(connection);
            command.ExecuteNonQuery();
        }

        File.Move(temporary, path, overwrite: true);
    }

    public void Dispose() => _connection.Dispose();

    private void Load(long rows)
    {
        Query<int>("SET autoinstall_known_extensions = false", [], null);
        Query<int>("SET autoload_known_extensions = false", [], null);
        Query<int>($"CREATE TABLE entries AS SELECT {Columns} FROM read_parquet($1)", [_path], null);
        Query<int>("SET enable_external_access = false", [], null);
        Query<int>("SET lock_configuration = true", [], null);
        var found = Query(
            "SELECT count(*), count(DISTINCT row) FILTER (row >= 0 AND row < $1) FROM entries",
            [rows],
            static reader => (All: reader.GetInt64(0), Valid: reader.GetInt64(1)))[0];
        if (found.All != rows || found.Valid != rows)
        {
            throw new IndexFileException($"{_path} has {found.All} rows, {found.Valid} of them numbered as they should be; its index expects {rows}.");
        }
    }

    private RowMask Find(string condition, SqlValues values, long rows)
    {
        var mask = new RowMask(rows);
        foreach (var row in Query($"SELECT row FROM entries WHERE {condition}", values.In("").Values, static reader => reader.GetInt64(0)))
        {
            mask.Add(row);
        }

        return mask;
    }

    // A connection runs one statement at a time: each query has one of its own to the same database.
    private List<T> Query<T>(string text, ImmutableArray<object> values, Func<DuckDBDataReader, T>? read)
    {
        try
        {
            return Run(text, values, read);
        }
        catch (Exception error) when (error is DuckDBException or InvalidCastException)
        {
            // Damage that the loading does not meet shows where a value is used: as no text, no JSON, or nothing.
            var reason = error is DuckDBException failure ? EngineError.Describe(failure) : error.Message;
            throw new IndexFileException($"{_path} cannot be read ({reason}); expected the table of an index.", error);
        }
    }

    private List<T> Run<T>(string text, ImmutableArray<object> values, Func<DuckDBDataReader, T>? read)
    {
        using var connection = _connection.Duplicate();
        connection.Open();
        using var command = new SqlStatement(text, values).CreateCommand(connection);
        using var reader = command.ExecuteReader();
        var rows = new List<T>();
        while (read is not null && reader.Read())
        {
            rows.Add(read(reader));
        }

        return rows;
    }

    private static (long Row, IndexEntry Entry) ReadEntry(DuckDBDataReader reader) => (reader.GetInt64(0), new IndexEntry(reader.GetString(1))
    {
        Kind = EntryKinds.Read(reader.GetString(2)),
        Source = Text(reader, 3),
        Caption = Text(reader, 4),
        Bytes = reader.GetInt64(5),
        Modified = reader.GetInt64(6),
        Hash = reader.GetString(7),
        Metadata = Text(reader, 8),
    });

    private static string? Text(DuckDBDataReader reader, int column) => reader.IsDBNull(column) ? null : reader.GetString(column);
}
