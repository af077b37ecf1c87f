using System.Runtime.InteropServices;
using System.Text.Json;
using AlignSharp.Cli.Hosting;
using AlignSharp.Cli.Outputs;
using AlignSharp.Search;
using AlignSharp.Search.Importing;
using AlignSharp.Testing;
using DuckDB.NET.Data;

namespace AlignSharp.Cli.Tests.Outputs;

public sealed class EmbeddingFileTests : IDisposable
{
    private static readonly NamedEmbedding[] Rows =
    [
        new("猫.jpg", new[] { 0.1f, -2.5e-8f, float.MaxValue }),
        new("two\nlines\u2028here", new[] { 1f / 3, 0f, -0f }),
        new("C:\\new\\row.png", new[] { 1f, 2f, 3f }),
    ];

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Npy_holds_the_header_numpy_writes_and_little_endian_rows()
    {
        var path = await WriteAsync("a.npy", Rows);

        var bytes = await File.ReadAllBytesAsync(path, TestContext.Current.CancellationToken);
        Assert.Equal("\u0093NUMPY\u0001\0\u0076\0", string.Concat(bytes[..10].Select(value => (char)value)));
        Assert.Equal(
            "{'descr': '<f4', 'fortran_order': False, 'shape': (3, 3), }",
            System.Text.Encoding.ASCII.GetString(bytes[10..128]).TrimEnd(' ', '\n'));
        Assert.Equal((byte)'\n', bytes[127]);
        Assert.Equal(Values(Rows), MemoryMarshal.Cast<byte, float>(bytes.AsSpan(128)).ToArray());
    }

    [Fact]
    public async Task Npy_names_are_one_a_line_whatever_they_hold()
    {
        await WriteAsync("a.npy", Rows);

        Assert.Equal(
            "猫.jpg\ntwo\\nlines\\u2028here\nC:\\\\new\\\\row.png\n",
            await File.ReadAllTextAsync(_folder.Combine("a.txt"), TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task Npy_names_are_the_same_in_an_index_made_of_them()
    {
        string[] names = ["C:\\new\\row.png", "two\nlines", "a\\\nb\\u000a", "\ufefffirst", "", "\ud83d\ude00"];
        var path = await WriteAsync("a.npy", [.. names.Select(static (name, row) => new NamedEmbedding(name, new[] { row + 1f, 1 }))]);

        await IndexImporter.ImportAsync(
            path, _folder.Combine("index"), new IndexInfo(0, 2, VectorPrecision.Float32, "", ""), cancellationToken: TestContext.Current.CancellationToken);

        using var index = EmbeddingIndex.Open(_folder.Combine("index"));
        Assert.Equal(names, index.GetEntries().Select(static entry => entry.Name));
    }

    [Fact]
    public async Task Json_lines_give_back_names_and_numbers_exactly()
    {
        var path = await WriteAsync("a.jsonl", Rows);

        var lines = await File.ReadAllLinesAsync(path, TestContext.Current.CancellationToken);
        var rows = lines.Select(line => JsonDocument.Parse(line).RootElement).ToArray();
        Assert.Equal(Rows.Select(row => row.Name), rows.Select(row => row.GetProperty("name").GetString()));
        Assert.Equal(
            Values(Rows), rows.SelectMany(row => row.GetProperty("embedding").EnumerateArray()).Select(value => value.GetSingle()));
        Assert.Contains("猫", lines[0], StringComparison.Ordinal);
    }

    [Fact]
    public async Task Parquet_is_read_by_another_reader_over_several_row_groups()
    {
        // Two million values make a row group end after two of these rows.
        var rows = Enumerable.Range(0, 5).Select(row => new NamedEmbedding($"row {row}", Line(row, 2 << 20))).ToArray();
        var path = await WriteAsync("a.parquet", rows);

        using var database = new DuckDBConnection("DataSource=:memory:");
        database.Open();
        using var command = database.CreateCommand();
        command.CommandText = $"SELECT name, len(embedding), embedding[1], embedding[-1] FROM '{path}'";
        using var reader = command.ExecuteReader();
        foreach (var row in rows)
        {
            Assert.True(reader.Read());
            Assert.Equal(
                (row.Name, (long)row.Values.Length, row.Values.Span[0], row.Values.Span[^1]),
                (reader.GetString(0), reader.GetInt64(1), reader.GetFloat(2), reader.GetFloat(3)));
        }

        Assert.False(reader.Read());
        command.CommandText = $"SELECT max(row_group_id) + 1 FROM parquet_metadata('{path}')";
        Assert.Equal(3L, command.ExecuteScalar());
    }

    [Theory]
    [InlineData("a.npy", 128)]
    [InlineData("a.jsonl", 0)]
    public async Task No_rows_make_a_file_without_rows(string name, long expectedLength) =>
        Assert.Equal(expectedLength, new FileInfo(await WriteAsync(name, [])).Length);

    [Theory]
    [InlineData("a.npy")]
    [InlineData("a.parquet")]
    [InlineData("a.jsonl")]
    public async Task A_run_that_fails_leaves_nothing_behind(string name)
    {
        var file = EmbeddingFile.Create(_folder.Combine(name), 3);

        await Assert.ThrowsAsync<InvalidOperationException>(
            () => file.WriteAsync(FailingRows(), TestContext.Current.CancellationToken));

        Assert.Empty(Directory.EnumerateFiles(_folder.FullName));
    }

    [Fact]
    public void An_ending_that_is_not_known_names_those_that_are()
    {
        var error = Assert.Throws<UsageException>(() => EmbeddingFile.Create("a.csv", 3));

        Assert.Equal("a.csv ends in no format known here; expected .npy, .npz, .parquet or .jsonl.", error.Message);
    }

    private static float[] Values(IEnumerable<NamedEmbedding> rows) => [.. rows.SelectMany(row => row.Values.ToArray())];

    private static float[] Line(int start, int length) => [.. Enumerable.Range(start, length).Select(value => value / 7f)];

    private static async IAsyncEnumerable<NamedEmbedding> FailingRows()
    {
        yield return Rows[0];
        await Task.Yield();
        throw new InvalidOperationException("The rows end here.");
    }

    private async Task<string> WriteAsync(string name, NamedEmbedding[] rows)
    {
        var path = _folder.Combine(name);
        var size = rows.Length == 0 ? 3 : rows[0].Values.Length;
        await EmbeddingFile.Create(path, size).WriteAsync(rows.ToAsyncEnumerable(), TestContext.Current.CancellationToken);
        return path;
    }
}
