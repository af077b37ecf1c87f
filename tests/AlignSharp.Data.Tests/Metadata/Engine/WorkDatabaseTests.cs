using AlignSharp.Data.Metadata;
using AlignSharp.Data.Metadata.Engine;
using AlignSharp.Testing;
using DuckDB.NET.Data;

namespace AlignSharp.Data.Tests.Metadata.Engine;

public sealed class WorkDatabaseTests
{
    [Theory]
    [InlineData("SELECT * FROM read_csv('/etc/passwd')")]
    [InlineData("SELECT * FROM read_text('/etc/passwd')")]
    [InlineData("SELECT * FROM '/etc/passwd'")]
    [InlineData("SELECT * FROM glob('/etc/*')")]
    [InlineData("SELECT * FROM read_parquet('https://127.0.0.1:1/a.parquet')")]
    [InlineData("COPY (SELECT 1) TO '/tmp/align-stolen.csv'")]
    [InlineData("EXPORT DATABASE '/tmp/align-stolen'")]
    [InlineData("ATTACH '/tmp/align-stolen.db'")]
    [InlineData("INSTALL httpfs")]
    [InlineData("LOAD httpfs")]
    [InlineData("SET enable_external_access = true")]
    [InlineData("SET lock_configuration = false")]
    [InlineData("SET allowed_paths = ['/etc/passwd']")]
    [InlineData("PRAGMA memory_limit = '1TB'")]
    public async Task Locked_down_it_refuses_files_network_extensions_and_settings(string sql)
    {
        using var database = WorkDatabase.Open(new MetadataEngineOptions());
        database.LockDown([MetadataFixture.Coyo]);

        await Assert.ThrowsAsync<DuckDBException>(() => RunAsync(database, sql));
    }

    [Fact]
    public async Task Locked_down_it_still_reads_the_files_it_was_given_and_spills_what_outgrows_its_memory()
    {
        using var database = WorkDatabase.Open(new MetadataEngineOptions { MemoryLimit = "60MB", Threads = 1 });
        database.LockDown([MetadataFixture.Coyo]);

        await RunAsync(database, $"CREATE TABLE pairs AS SELECT * FROM read_parquet('{MetadataFixture.Coyo}')");
        await RunAsync(database, "CREATE TABLE many AS SELECT hash(i)::VARCHAR AS key, count(*) AS n FROM range(1000000) r(i) GROUP BY 1");
        var rows = await database.ReadAsync(
            new SqlStatement("SELECT (SELECT count(*) FROM pairs), (SELECT sum(n)::BIGINT FROM many)"),
            row => (row.GetInt64(0), row.GetInt64(1)), TestContext.Current.CancellationToken);

        Assert.Equal([(MetadataFixture.Rows, 1_000_000)], rows);
    }

    [Fact]
    public async Task Values_are_bound_and_never_become_sql()
    {
        const string Value = "'; DROP TABLE x; --";
        using var database = WorkDatabase.Open(new MetadataEngineOptions());

        var rows = await database.ReadAsync(
            new SqlStatement("SELECT $1::VARCHAR", [Value]), row => row.GetString(0), TestContext.Current.CancellationToken);

        Assert.Equal([Value], rows);
    }

    [Fact]
    public void Its_folder_goes_away_with_it()
    {
        using var folder = new TemporaryFolder();

        using (WorkDatabase.Open(new MetadataEngineOptions { TemporaryFolder = folder.FullName }))
        {
            Assert.Single(Directory.GetDirectories(folder.FullName));
        }

        Assert.Empty(Directory.GetDirectories(folder.FullName));
    }

    [Fact]
    public void A_memory_limit_that_is_none_is_named_and_leaves_no_folder()
    {
        using var folder = new TemporaryFolder();

        var error = Assert.Throws<MetadataRequestException>(() => WorkDatabase.Open(
            new MetadataEngineOptions { MemoryLimit = "lots", TemporaryFolder = folder.FullName }));

        Assert.Equal("The memory limit \"lots\" is not understood; expected a number and a unit, such as 3GB.", error.Message);
        Assert.Empty(Directory.GetDirectories(folder.FullName));
    }

    private static Task RunAsync(WorkDatabase database, string sql) =>
        database.ExecuteAsync(new SqlStatement(sql), null, TestContext.Current.CancellationToken);
}
