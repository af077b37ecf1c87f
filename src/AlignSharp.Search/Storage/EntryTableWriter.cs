using System.Globalization;
using AlignSharp.Data.Metadata.Engine;
using DuckDB.NET.Data;

namespace AlignSharp.Search.Storage;

/// <summary>Collects entries in a database beside the index and writes them as Parquet. Not thread-safe.</summary>
internal sealed class EntryTableWriter : IDisposable
{
    private readonly DuckDBConnection _connection;
    private DuckDBAppender _appender;
    private long _rows;

    public EntryTableWriter(string temporaryDatabase)
    {
        File.Delete(temporaryDatabase);
        _connection = new DuckDBConnection(new DuckDBConnectionStringBuilder { DataSource = temporaryDatabase }.ConnectionString);
        _connection.Open();
        Execute("SET autoinstall_known_extensions = false; SET autoload_known_extensions = false; SET preserve_insertion_order = true;");
        Execute("""
            CREATE TABLE entries (
                row BIGINT, name VARCHAR, kind VARCHAR, source VARCHAR, caption VARCHAR,
                bytes BIGINT, modified BIGINT, hash VARCHAR, metadata VARCHAR)
            """);
        _appender = _connection.CreateAppender("entries");
    }

    public void Add(IndexEntry entry) => _appender.CreateRow()
        .AppendValue(_rows++)
        .AppendValue(entry.Name)
        .AppendValue(EntryKinds.Write(entry.Kind))
        .AppendValue(entry.Source)
        .AppendValue(entry.Caption)
        .AppendValue(entry.Bytes)
        .AppendValue(entry.Modified)
        .AppendValue(entry.Hash)
        .AppendValue(entry.Metadata)
        .EndRow();

    public void WriteTo(string path)
    {
        _appender.Close();
        Execute(string.Create(
            CultureInfo.InvariantCulture, $"COPY (FROM entries ORDER BY row) TO {SqlName.Literal(path)} (FORMAT parquet, COMPRESSION zstd)"));
    }

    public void Dispose()
    {
        _appender.Dispose();
        _connection.Dispose();
    }

    private void Execute(string text)
    {
        using var command = _connection.CreateCommand();
        command.CommandText = text;
        command.ExecuteNonQuery();
    }
}
