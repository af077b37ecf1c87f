using DuckDB.NET.Data;

namespace AlignSharp.Data.Metadata.Engine;

/// <summary>
/// A DuckDB database of its own for one run, in a folder that goes away with it. Counts that outgrow the memory limit go
/// to that folder. Extensions are neither installed nor loaded, so nothing here reaches a network. One statement at a time.
/// </summary>
internal sealed class WorkDatabase : IDisposable
{
    private static readonly TimeSpan ProgressInterval = TimeSpan.FromMilliseconds(200);
    private readonly DirectoryInfo _folder;
    private readonly DuckDBConnection _connection;

    private WorkDatabase(DirectoryInfo folder, DuckDBConnection connection)
    {
        _folder = folder;
        _connection = connection;
    }

    public static WorkDatabase Open(MetadataEngineOptions options)
    {
        var parent = Directory.CreateDirectory(options.TemporaryFolder ?? Path.GetTempPath());
        var folder = parent.CreateSubdirectory($"align-metadata-{Guid.NewGuid():N}");
        var source = new DuckDBConnectionStringBuilder { DataSource = Path.Combine(folder.FullName, "work.duckdb") };
        var database = new WorkDatabase(folder, new DuckDBConnection(source.ConnectionString));
        try
        {
            database._connection.Open();
            database.Configure(options);
            return database;
        }
        catch
        {
            database.Dispose();
            throw;
        }
    }

    /// <summary>From here on only these files can be opened, and no setting can be changed any more.</summary>
    public void LockDown(IEnumerable<string> files)
    {
        Set("SET allowed_paths = $1", files.ToList());
        Set("SET enable_external_access = false");
        Set("SET lock_configuration = true");
    }

    public Task ExecuteAsync(SqlStatement statement, IProgress<double>? progress, CancellationToken cancellationToken) =>
        RunAsync(statement, command => command.ExecuteNonQuery(), progress, cancellationToken);

    /// <summary>Reads all rows of a small result.</summary>
    public Task<List<T>> ReadAsync<T>(
        SqlStatement statement, Func<DuckDBDataReader, T> read, CancellationToken cancellationToken) =>
        RunAsync(statement, command => ReadAll(command, read), null, cancellationToken);

    public void Dispose()
    {
        _connection.Dispose();
        _folder.Delete(recursive: true);
    }

    private void Configure(MetadataEngineOptions options)
    {
        try
        {
            Set("SET memory_limit = $1", options.MemoryLimit);
        }
        catch (DuckDBException error)
        {
            throw new MetadataRequestException(
                $"The memory limit \"{options.MemoryLimit}\" is not understood; expected a number and a unit, such as 3GB.", error);
        }

        Set("SET threads = $1", options.Threads > 0 ? options.Threads : Environment.ProcessorCount);
        Set("SET temp_directory = $1", Path.Combine(_folder.FullName, "spill"));
        Set("SET autoinstall_known_extensions = false");
        Set("SET autoload_known_extensions = false");
        Set("SET enable_progress_bar = true");
        Set("SET enable_progress_bar_print = false");
    }

    private void Set(string text, params object[] values)
    {
        using var command = new SqlStatement(text, [.. values]).CreateCommand(_connection);
        command.ExecuteNonQuery();
    }

    private static List<T> ReadAll<T>(DuckDBCommand command, Func<DuckDBDataReader, T> read)
    {
        using var reader = command.ExecuteReader();
        var rows = new List<T>();
        while (reader.Read())
        {
            rows.Add(read(reader));
        }

        return rows;
    }

    private async Task<T> RunAsync<T>(
        SqlStatement statement, Func<DuckDBCommand, T> run, IProgress<double>? progress, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        using var command = statement.CreateCommand(_connection);
        var work = Task.Run(() => run(command), CancellationToken.None);
        try
        {
            while (!work.IsCompleted)
            {
                await Task.WhenAny(work, Task.Delay(ProgressInterval, CancellationToken.None)).ConfigureAwait(false);
                Watch(command, progress, cancellationToken);
            }

            return await work.ConfigureAwait(false);
        }
        catch (DuckDBException) when (cancellationToken.IsCancellationRequested)
        {
            throw new OperationCanceledException(cancellationToken);
        }
    }

    // An interruption that comes before the statement has begun is lost, so it is repeated until the statement ends.
    private void Watch(DuckDBCommand command, IProgress<double>? progress, CancellationToken cancellationToken)
    {
        if (cancellationToken.IsCancellationRequested)
        {
            command.Cancel();
        }
        else if (progress is not null && _connection.GetQueryProgress().Percentage is >= 0 and var percentage)
        {
            progress.Report(percentage / 100);
        }
    }
}
