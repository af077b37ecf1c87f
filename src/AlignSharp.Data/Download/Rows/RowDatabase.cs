using AlignSharp.Data.Metadata.Engine;
using DuckDB.NET.Data;

namespace AlignSharp.Data.Download.Rows;

/// <summary>
/// A DuckDB in memory that reads and writes the tables of a run. It loads no extensions and so reaches no network; rows
/// stream in the order of their files. One statement at a time; not thread-safe.
/// </summary>
internal sealed class RowDatabase : IDisposable
{
    private readonly DuckDBConnection _connection = new("DataSource=:memory:");

    public RowDatabase(string temporaryFolder)
    {
        _connection.Open();
        Execute(new("SET autoinstall_known_extensions = false"));
        Execute(new("SET autoload_known_extensions = false"));
        Execute(new("SET memory_limit = '1GB'"));
        Execute(new("SET threads = 2"));
        Execute(new("SET temp_directory = $1", [temporaryFolder]));
    }

    public DuckDBConnection Connection => _connection;

    public void Execute(SqlStatement statement, CancellationToken cancellationToken = default)
    {
        using var command = statement.CreateCommand(_connection);
        using var cancelling = cancellationToken.Register(command.Cancel);
        try
        {
            command.ExecuteNonQuery();
        }
        catch (DuckDBException) when (cancellationToken.IsCancellationRequested)
        {
            throw new OperationCanceledException(cancellationToken);
        }
    }

    public IEnumerable<T> Read<T>(SqlStatement statement, Func<DuckDBDataReader, T> read)
    {
        using var command = statement.CreateCommand(_connection);
        command.UseStreamingMode = true;
        using var reader = command.ExecuteReader();
        while (reader.Read())
        {
            yield return read(reader);
        }
    }

    public void Dispose() => _connection.Dispose();
}
