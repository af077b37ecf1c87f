using System.Security.Cryptography;
using AlignSharp.Data.Download;

namespace AlignSharp.Data.Tests.Download;

/// <summary>Runs that are stopped, go on, try again and grow.</summary>
public sealed class ResumeTests : DownloadTest
{
    private readonly Dictionary<string, byte[]> _pictures = [];

    public override async ValueTask InitializeAsync()
    {
        await base.InitializeAsync();
        for (var i = 0; i < 12; i++)
        {
            _pictures[$"a.test/{i}.jpg"] = TestPictures.Jpeg(64, 48, i);
            Server.On($"a.test/{i}.jpg", _pictures[$"a.test/{i}.jpg"]);
        }
    }

    [Fact]
    public async Task A_run_stopped_at_any_request_ends_as_if_it_had_not_been()
    {
        var options = Options(WriteRows(12)) with { RowsPerShard = 3 };
        await new Downloader(options).RunAsync(cancellationToken: Token);
        var expected = Contents(options.Output);

        options = options with { Output = Folder.Combine("stopped") };
        foreach (var page in new[] { "a.test/1.jpg", "a.test/4.jpg", "a.test/5.jpg", "a.test/11.jpg" })
        {
            await StopAtAsync(page, options);
        }

        var summary = await new Downloader(options).RunAsync(cancellationToken: Token);

        Assert.Equal([new(DownloadOutcome.Ok, 12)], summary.Outcomes);
        Assert.Equal(expected, Contents(options.Output));
    }

    [Fact]
    public async Task A_finished_run_asks_for_nothing()
    {
        var options = Options(WriteRows(12));
        await new Downloader(options).RunAsync(cancellationToken: Token);
        Server.Requests.Clear();

        var summary = await new Downloader(options).RunAsync(cancellationToken: Token);

        Assert.Equal((3, 0), (summary.Shards, summary.ShardsMade));
        Assert.Empty(Server.Requests);
    }

    [Theory]
    [InlineData("00001.tar")]
    [InlineData("00001.parquet")]
    [InlineData("00001.json")]
    public async Task A_shard_that_lost_a_file_is_made_again(string file)
    {
        var options = Options(WriteRows(12));
        await new Downloader(options).RunAsync(cancellationToken: Token);
        var expected = Contents(options.Output);
        File.Delete(Path.Combine(options.Output, file));

        var summary = await new Downloader(options).RunAsync(cancellationToken: Token);

        Assert.Equal(1, summary.ShardsMade);
        Assert.Equal(expected, Contents(options.Output));
    }

    [Fact]
    public async Task What_a_killed_run_left_half_written_is_cleared_away()
    {
        var options = Options(WriteRows(12));
        await new Downloader(options).RunAsync(cancellationToken: Token);
        var expected = AllFiles(options.Output);
        foreach (var name in new[] { ".00001.tar.partial", ".00001.parquet.0.tmp", ".00001.json.0.tmp", ".scratch/1.spool", "00001.tar" })
        {
            Directory.CreateDirectory(Path.GetDirectoryName(Path.Combine(options.Output, name))!);
            await File.WriteAllTextAsync(Path.Combine(options.Output, name), "half", Token);
        }

        await new Downloader(options).RunAsync(cancellationToken: Token);

        Assert.Equal(expected, AllFiles(options.Output));
    }

    [Fact]
    public async Task Only_what_may_pass_is_tried_again_in_shards_of_its_own()
    {
        Server.OnStatus("a.test/1.jpg", 503).OnStatus("a.test/2.jpg", 404).On("a.test/7.jpg", context =>
        {
            context.Abort();
            return Task.CompletedTask;
        });
        var options = Options(WriteRows(12));
        await new Downloader(options).RunAsync(cancellationToken: Token);
        var before = Contents(options.Output);
        Server.Requests.Clear();
        Server.On("a.test/1.jpg", _pictures["a.test/1.jpg"]).On("a.test/2.jpg", _pictures["a.test/2.jpg"]);

        var summary = await new Downloader(options with { RetryFailed = true }).RunAsync(cancellationToken: Token);

        Assert.Equal(
            [(DownloadOutcome.Ok, 10L), (DownloadOutcome.ConnectionDropped, 1L), (DownloadOutcome.NotFound, 1L)],
            summary.Outcomes.Select(pair => (pair.Key, pair.Value)));
        Assert.Equal((12, 4, 1), (summary.Rows, summary.Shards, summary.ShardsMade));
        Assert.Equal(["000000001", "000000007"], Query("SELECT key FROM {0} WHERE shard = 3 ORDER BY row", row => row.GetString(0)));
        var after = Contents(options.Output);
        Assert.All(before.Where(file => file.Key != "run.json"), file => Assert.Equal(file.Value, after[file.Key]));
        Assert.Equal(0, Server.RequestsFor("a.test/2.jpg"));

        Server.On("a.test/7.jpg", _pictures["a.test/7.jpg"]);
        summary = await new Downloader(options with { RetryFailed = true }).RunAsync(cancellationToken: Token);

        Assert.Equal(
            [(DownloadOutcome.Ok, 11L), (DownloadOutcome.NotFound, 1L)], summary.Outcomes.Select(pair => (pair.Key, pair.Value)));
        summary = await new Downloader(options with { RetryFailed = true }).RunAsync(cancellationToken: Token);
        Assert.Equal((5, 0), (summary.Shards, summary.ShardsMade));
    }

    [Fact]
    public async Task A_retry_that_was_stopped_is_finished_not_begun_anew()
    {
        for (var i = 0; i < 6; i++)
        {
            Server.OnStatus($"a.test/{i}.jpg", 503);
        }

        var options = Options(WriteRows(12)) with { RowsPerShard = 3 };
        await new Downloader(options).RunAsync(cancellationToken: Token);
        for (var i = 0; i < 5; i++)
        {
            Server.On($"a.test/{i}.jpg", _pictures[$"a.test/{i}.jpg"]);
        }

        await StopAtAsync("a.test/4.jpg", options with { RetryFailed = true });
        var summary = await new Downloader(options with { RetryFailed = true }).RunAsync(cancellationToken: Token);

        Assert.Equal(
            [(DownloadOutcome.Ok, 11L), (DownloadOutcome.ServerError, 1L)], summary.Outcomes.Select(pair => (pair.Key, pair.Value)));
        Assert.Equal(6, summary.Shards);
    }

    [Fact]
    public async Task New_rows_are_added_and_known_ones_are_not_asked_for()
    {
        var options = Options(WriteRows(5));
        await new Downloader(options).RunAsync(cancellationToken: Token);
        Server.Requests.Clear();
        WriteRows(8);

        var error = await Assert.ThrowsAsync<DownloadRunException>(() => new Downloader(options).RunAsync(cancellationToken: Token));
        Assert.Contains("--incremental", error.Message, StringComparison.Ordinal);
        var summary = await new Downloader(options with { Incremental = true }).RunAsync(cancellationToken: Token);

        Assert.Equal((8, 3, 1), (summary.Rows, summary.Shards, summary.ShardsMade));
        Assert.Equal(
            ["a.test/5.jpg", "a.test/6.jpg", "a.test/7.jpg"],
            Server.Requests.Where(page => page.EndsWith("jpg", StringComparison.Ordinal)).Order());
        Assert.Equal(
            ["000000005 text 5", "000000006 text 6", "000000007 text 7"],
            Query("SELECT key || ' ' || text FROM {0} WHERE shard = 2 ORDER BY row", row => row.GetString(0)));
        summary = await new Downloader(options with { Incremental = true }).RunAsync(cancellationToken: Token);
        Assert.Equal((8, 3, 0), (summary.Rows, summary.Shards, summary.ShardsMade));
    }

    [Fact]
    public async Task Other_options_are_refused_by_name()
    {
        var options = Options(WriteRows(3));
        await new Downloader(options).RunAsync(cancellationToken: Token);

        var error = await Assert.ThrowsAsync<DownloadRunException>(
            () => new Downloader(options with { Picture = options.Picture with { Size = 64 } }).RunAsync(cancellationToken: Token));

        Assert.EndsWith(
            "run.json was begun with size = 32, and 64 was asked for; expected the same options, or another folder.",
            error.Message,
            StringComparison.Ordinal);
        var others = options.Web with { AtOnce = 3, UserAgent = "Other/1" };
        await new Downloader(options with { Web = others }).RunAsync(cancellationToken: Token);
    }

    [Fact]
    public async Task Two_downloads_do_not_share_a_folder()
    {
        var options = Options(WriteRows(3));
        var arrived = new TaskCompletionSource();
        var leave = new TaskCompletionSource();
        Server.On("a.test/0.jpg", async context =>
        {
            arrived.SetResult();
            await leave.Task;
            await Answers.Serve(_pictures["a.test/0.jpg"])(context);
        });
        var first = new Downloader(options).RunAsync(cancellationToken: Token);
        await arrived.Task;

        var error = await Assert.ThrowsAsync<DownloadRunException>(() => new Downloader(options).RunAsync(cancellationToken: Token));

        Assert.Contains("in use by another download", error.Message, StringComparison.Ordinal);
        leave.SetResult();
        await first;
    }

    [Fact]
    public async Task Progress_reaches_the_end()
    {
        var reports = new List<DownloadProgress>();
        var options = Options(WriteRows(12));

        await new Downloader(options).RunAsync(new Collector(reports), Token);

        Assert.Equal((12, 12, 3, 3), (reports[^1].Rows, reports[^1].RowsDone, reports[^1].Shards, reports[^1].ShardsDone));
        Assert.Equal(12, reports[^1].PicturesSinceStart);
    }

    private string WriteRows(int count) => WriteCsv(Enumerable.Range(0, count).Select(i => $"http://a.test/{i}.jpg"));

    private async Task StopAtAsync(string page, DownloadOptions options)
    {
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(Token);
        var answer = Answers.Serve(_pictures[page]);
        Server.On(page, async context =>
        {
            await stop.CancelAsync();
            await answer(context);
        });
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => new Downloader(options).RunAsync(cancellationToken: stop.Token));
        Server.On(page, answer);
    }

    private static Dictionary<string, string> Contents(string folder) =>
        AllFiles(folder).Where(file => !file.Key.StartsWith('.')).ToDictionary();

    private static SortedDictionary<string, string> AllFiles(string folder) => new(
        Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories)
            .ToDictionary(
                path => Path.GetRelativePath(folder, path),
                path => Convert.ToHexString(SHA256.HashData(File.ReadAllBytes(path)))));

    private sealed class Collector(List<DownloadProgress> reports) : IProgress<DownloadProgress>
    {
        public void Report(DownloadProgress value) => reports.Add(value);
    }
}
