using System.Diagnostics;
using System.Runtime.InteropServices;
using System.Security.Cryptography;
using System.Text.Json;
using AlignSharp.Testing;

namespace AlignSharp.Cli.Tests.Data;

public sealed partial class DownloadCommandTests : IAsyncLifetime
{
    private const int Interrupt = 2;
    private readonly TemporaryFolder _folder = new();
    private readonly LoopbackWeb _web = new(File.ReadAllBytes(Fixtures.Path("images", "rgb.png")));

    public ValueTask InitializeAsync() => ValueTask.CompletedTask;

    public async ValueTask DisposeAsync()
    {
        await _web.DisposeAsync();
        _folder.Dispose();
    }

    [Fact]
    public async Task Summary_is_data_on_standard_output()
    {
        var run = await CommandRun.Of([.. Arguments(WriteMetadata(5, "ftp://nothing"), "run"), "--json"]);

        Assert.Equal((0, 6, 5, 2), (
            run.ExitCode, Json(run.Output, "rows"), Json(run.Output, "pictures"), Json(run.Output, "shards")));
        Assert.Equal(1, JsonDocument.Parse(run.Output).RootElement.GetProperty("outcomes").GetProperty("invalid_url").GetInt32());
    }

    [Fact]
    public async Task Outcomes_are_a_table_for_a_person()
    {
        var run = await CommandRun.Of(Arguments(WriteMetadata(5, "ftp://nothing"), "run"));

        Assert.Equal(0, run.ExitCode);
        Assert.Contains("5 pictures of 6 rows in 2 shards", run.Output, StringComparison.Ordinal);
        Assert.Matches(@"ok\s+5\s+83\.3 %", run.Output);
        Assert.Matches(@"invalid_url\s+1\s+16\.7 %", run.Output);
    }

    [Fact]
    public async Task Options_that_cannot_be_are_bad_usage()
    {
        var metadata = WriteMetadata(1);
        var wrong = await CommandRun.Of([.. Arguments(metadata, "run"), "--format", "original", "--resize", "crop"]);
        var missing = await CommandRun.Of([.. Arguments(metadata, "run"), "--url-column", "link"]);

        Assert.Equal((2, "error: Original bytes and a resize were asked for; expected one of them.\n"), (wrong.ExitCode, wrong.Error));
        Assert.Equal(
            (1, $"error: {metadata} has no column 'link'; expected one of url, text (name it with --url-column).\n"),
            (missing.ExitCode, missing.Error));
    }

    [Fact]
    public async Task A_run_killed_five_times_ends_as_if_it_had_not_been()
    {
        var metadata = WriteMetadata(40);
        Assert.Equal(0, (await CommandRun.Of(Arguments(metadata, "whole"))).ExitCode);

        foreach (var requests in new[] { 3, 1, 9, 5, 11 })
        {
            await KillAtAsync(requests, Arguments(metadata, "killed"));
        }

        _web.OnPicture = null;
        var run = await ProcessRun.Of([.. Arguments(metadata, "killed"), "--json"]);
        Assert.Equal((0, 40), (run.ExitCode, Json(run.Output, "pictures")));
        Assert.Equal(Contents("whole"), Contents("killed"));
    }

    [Fact]
    public async Task Interruption_leaves_whole_shards_only_and_says_so()
    {
        if (OperatingSystem.IsWindows())
        {
            return;
        }

        var metadata = WriteMetadata(8);
        using var process = StartAt(6, Arguments(metadata, "run"), out var arrived);
        await arrived;
        Assert.Equal(0, Signal(process.Id, Interrupt));
        var run = await ProcessRun.EndAsync(process);

        Assert.Equal(130, run.ExitCode);
        Assert.Contains("Stopped before the end.", run.Error, StringComparison.Ordinal);
        Assert.Equal(
            ["00000.json", "00000.parquet", "00000.tar", "run.json"],
            Directory.EnumerateFiles(_folder.Combine("run")).Select(Path.GetFileName).Where(name => name![0] != '.').Order());
    }

    [LibraryImport("libc", EntryPoint = "kill")]
    private static partial int Signal(int process, int signal);

    // One shard in hand and one picture at a time, so that the number of requests says which shards are whole.
    private string[] Arguments(string metadata, string folder) =>
    [
        "data", "download", metadata, "-o", _folder.Combine(folder), "--rows-per-shard", "4", "--size", "32",
        "--allow-private-addresses", "--shards-in-hand", "1", "--at-once", "1",
    ];

    private string WriteMetadata(int pictures, params string[] others)
    {
        var path = _folder.Combine("metadata.csv");
        var urls = Enumerable.Range(0, pictures).Select(i => $"{_web.Address}/{i}.png").Concat(others);
        File.WriteAllLines(path, ["url,text", .. urls.Select(url => $"{url},a picture")]);
        return path;
    }

    private async Task KillAtAsync(int requests, string[] arguments)
    {
        using var process = StartAt(requests, arguments, out var arrived);
        await arrived;
        process.Kill();
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);
        Assert.NotEqual(0, process.ExitCode);
    }

    /// <summary>Starts the command; its Nth request for a picture is never answered.</summary>
    private Process StartAt(int requests, string[] arguments, out Task arrived)
    {
        var waiting = new TaskCompletionSource();
        arrived = waiting.Task.WaitAsync(TimeSpan.FromMinutes(2), TestContext.Current.CancellationToken);
        var before = _web.Paths.Count;
        _web.OnPicture = async count =>
        {
            if (count == before + requests)
            {
                waiting.SetResult();
                await Task.Delay(Timeout.Infinite, TestContext.Current.CancellationToken);
            }
        };
        return ProcessRun.Start(arguments);
    }

    private SortedDictionary<string, string> Contents(string folder) => new(
        Directory.EnumerateFiles(_folder.Combine(folder), "*", SearchOption.AllDirectories)
            .Where(path => !Path.GetFileName(path).StartsWith('.'))
            .ToDictionary(
                path => Path.GetRelativePath(_folder.Combine(folder), path),
                path => Convert.ToHexString(SHA256.HashData(File.ReadAllBytes(path)))));

    private static int Json(string output, string name) => JsonDocument.Parse(output).RootElement.GetProperty(name).GetInt32();
}
