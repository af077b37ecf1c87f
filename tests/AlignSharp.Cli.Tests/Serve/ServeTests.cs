using System.Globalization;
using System.Net;
using System.Text.RegularExpressions;
using AlignSharp.Server.Options;

namespace AlignSharp.Cli.Tests.Serve;

/// <summary><c>align serve</c>: flags, their twins in the environment, keys, and a run from start to SIGTERM.</summary>
public sealed partial class ServeTests
{
    [Theory]
    [InlineData("--max-body is 0", "--max-body", "0")]
    [InlineData("--max-body is many", "--max-body", "many")]
    [InlineData("--index is \"photos\"", "--index", "photos")]
    [InlineData("photos twice", "--index", "photos=/a", "--index", "photos=/b")]
    [InlineData("'xml'", "--log-format", "xml")]
    public async Task What_a_flag_does_not_take_is_bad_usage(string expected, params string[] arguments)
    {
        var run = await CommandRun.Of(["serve", .. arguments]);
        Assert.Equal(2, run.ExitCode);
        Assert.Contains(expected, run.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("ALIGN_MAX_BODY", "many", 2, "ALIGN_MAX_BODY")]
    [InlineData("ALIGN_QUEUE_TEXTS", "100", 1, "TextQueue, 100")]
    [InlineData("ALIGN_URLS", "http://127.0.0.1:0;nowhere", 1, "\"nowhere\"")]
    [InlineData("ALIGN_INDEX", "a=/nowhere;b=/nowhere", 1, "/nowhere")]
    [InlineData("ALIGN_MODEL", "/nowhere/at/all", 1, "/nowhere/at/all")]
    public async Task Every_flag_has_a_twin_in_the_environment(string variable, string value, int code, string expected)
    {
        var run = await CommandRun.WithEnvironment(name => name == variable ? value : null, "serve");
        Assert.Equal(code, run.ExitCode);
        Assert.Contains(expected, run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_command_line_comes_before_the_environment()
    {
        var run = await CommandRun.WithEnvironment(
            static name => name == "ALIGN_QUEUE_TEXTS" ? "100" : null, "serve", "--queue-texts", "50");
        Assert.Contains("TextQueue, 50", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_help_tells_the_true_defaults()
    {
        var help = (await CommandRun.Of("serve", "--help")).Output.ReplaceLineEndings(" ");
        var (limits, batching) = (new LimitOptions(), new BatchingOptions());
        foreach (var value in (long[])
            [limits.MaximumBodyBytes, limits.MaximumPixels, limits.MaximumCharacters, limits.MaximumTexts, limits.MaximumPrompts,
             limits.MaximumPictures, limits.MaximumRequests, (long)limits.RequestTime.TotalSeconds, batching.MaximumTexts,
             batching.MaximumTokens, batching.MaximumPictures, batching.TextQueue, batching.PictureQueue, new AccessOptions().Burst])
        {
            Assert.Matches($@"\(default:\s+{value.ToString(CultureInfo.InvariantCulture)}\)", help);
        }
    }

    [Fact]
    public async Task A_key_is_shown_once_and_kept_as_its_hash()
    {
        using var folder = new TemporaryFolder();
        var file = folder.Combine("keys");
        var run = await CommandRun.Of("serve", "key", "alice", "--append", file);
        Assert.Equal(0, run.ExitCode);
        Assert.StartsWith("align-", run.Output, StringComparison.Ordinal);
        var line = await File.ReadAllTextAsync(file, TestContext.Current.CancellationToken);
        Assert.Matches("^alice sha256:[0-9a-f]{64}\n$", line);
        Assert.DoesNotContain(run.Output.Trim(), line, StringComparison.Ordinal);
    }

    [Fact]
    public async Task It_serves_until_it_is_told_to_stop()
    {
        using var process = ProcessRun.Start("serve", "--urls", "http://127.0.0.1:0", "--threads", "1");
        var line = await process.StandardError.ReadLineAsync(TestContext.Current.CancellationToken);
        using var client = new HttpClient { BaseAddress = new Uri(Address().Match(line!).Value) };
        using var response = await client.GetAsync("/health/live", TestContext.Current.CancellationToken);
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        using var kill = System.Diagnostics.Process.Start("kill", ["-TERM", process.Id.ToString(CultureInfo.InvariantCulture)]);
        var run = await ProcessRun.EndAsync(process);
        Assert.Equal(0, run.ExitCode);
    }

    [GeneratedRegex(@"http://127\.0\.0\.1:\d+")]
    private static partial Regex Address();
}
