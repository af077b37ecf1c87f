using AlignSharp.Data.Download;
using AlignSharp.Data.Download.Fetching;
using Microsoft.Extensions.Time.Testing;

namespace AlignSharp.Data.Tests.Download.Fetching;

public sealed class RetryPipelineTests
{
    private readonly FakeTimeProvider _time = new();
    private readonly WebOptions _options = new()
    {
        Attempts = 3,
        ShortPause = TimeSpan.FromSeconds(1),
        LongPause = TimeSpan.FromSeconds(8),
        LongestPause = TimeSpan.FromSeconds(30),
    };

    [Fact]
    public async Task Broken_connections_are_tried_again_after_short_pauses_that_double() =>
        await ExpectPausesAsync(new FetchResult(DownloadOutcome.ConnectionDropped), 1, 2);

    [Fact]
    public async Task Overloaded_servers_get_long_pauses_that_double() =>
        await ExpectPausesAsync(new FetchResult(DownloadOutcome.ServerError), 8, 16);

    [Fact]
    public async Task A_pause_that_is_asked_for_is_kept() =>
        await ExpectPausesAsync(new FetchResult(DownloadOutcome.RateLimited) { RetryAfter = TimeSpan.FromSeconds(20) }, 20, 20);

    [Fact]
    public async Task What_is_final_asks_for_too_long_a_pause_or_may_pass_only_later_is_not_tried_again()
    {
        await ExpectPausesAsync(new FetchResult(DownloadOutcome.NotFound));
        await ExpectPausesAsync(new FetchResult(DownloadOutcome.TlsFailed));
        await ExpectPausesAsync(new FetchResult(DownloadOutcome.RateLimited) { RetryAfter = TimeSpan.FromSeconds(31) });
    }

    [Fact]
    public async Task A_pause_is_never_shorter_than_asked_and_at_most_half_longer()
    {
        var pipeline = RetryPipeline.Create(_options, result => result.Outcome!.IsRetriable, _time);
        var attempts = 0;
        var work = Run();
        _time.Advance(TimeSpan.FromSeconds(1) - TimeSpan.FromTicks(1));
        Assert.Equal(1, attempts);

        _time.Advance(TimeSpan.FromSeconds(0.5) + TimeSpan.FromTicks(1));
        Assert.Equal(2, attempts);
        _time.Advance(TimeSpan.FromSeconds(3));
        await work;

        Task Run() => pipeline.ExecuteAsync(
            _ =>
            {
                attempts++;
                return ValueTask.FromResult(new FetchResult(DownloadOutcome.ConnectionDropped));
            },
            TestContext.Current.CancellationToken).AsTask();
    }

    private async Task ExpectPausesAsync(FetchResult result, params int[] seconds)
    {
        var pipeline = RetryPipeline.Create(_options, ended => ended.Outcome!.Retry is RetryKind.Soon or RetryKind.Patiently, _time);
        var attempts = 0;
        var work = pipeline.ExecuteAsync(
            _ =>
            {
                attempts++;
                return ValueTask.FromResult(result);
            },
            TestContext.Current.CancellationToken).AsTask();
        foreach (var (pause, before) in seconds.Zip(Enumerable.Range(1, seconds.Length)))
        {
            _time.Advance(TimeSpan.FromSeconds(pause) - TimeSpan.FromTicks(1));
            Assert.Equal(before, attempts);
            _time.Advance(TimeSpan.FromSeconds(pause));
        }

        Assert.Equal(result, await work);
        Assert.Equal(seconds.Length + 1, attempts);
    }
}
