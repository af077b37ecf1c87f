using AlignSharp.Data.Download;
using AlignSharp.Data.Download.Fetching;
using Microsoft.Extensions.Time.Testing;

namespace AlignSharp.Data.Tests.Download.Fetching;

public sealed class HostGatesTests 
{
    private static readonly Uri Url = new("http://a.test/x.jpg");
    private readonly FakeTimeProvider _time = new();
    private readonly HostGates _gates;

    public HostGatesTests() => _gates = new(
        new WebOptions
        {
            PerHost = 1,
            FailuresUntilUnreachable = 2,
            UnreachableTime = TimeSpan.FromMinutes(5),
            LongestPause = TimeSpan.FromSeconds(30),
        },
        _time);

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Requests_to_a_host_wait_for_their_turn_and_other_hosts_do_not()
    {
        var first = await _gates.EnterAsync(Url, 0, Token);
        var second = _gates.EnterAsync(Url, 0, Token);
        using var other = await _gates.EnterAsync(new Uri("http://b.test/"), 0, Token);
        Assert.False(second.IsCompleted);

        first.Dispose();

        (await second).Dispose();
    }

    [Fact]
    public async Task A_short_pause_is_waited_for()
    {
        await ReportAsync(new FetchResult(DownloadOutcome.RateLimited) { RetryAfter = TimeSpan.FromSeconds(10) });
        var next = _gates.EnterAsync(Url, 0, Token);
        _time.Advance(TimeSpan.FromSeconds(9));
        Assert.False(next.IsCompleted);

        _time.Advance(TimeSpan.FromSeconds(1));

        (await next).Dispose();
    }

    [Fact]
    public async Task A_long_pause_turns_requests_away_until_it_is_over()
    {
        await ReportAsync(new FetchResult(DownloadOutcome.RateLimited) { RetryAfter = TimeSpan.FromSeconds(31) });

        var failure = await Assert.ThrowsAsync<RowFailure>(() => _gates.EnterAsync(Url, 0, Token));

        Assert.Equal((DownloadOutcome.RateLimited, TimeSpan.FromSeconds(31)), (failure.Outcome, failure.RetryAfter));
        _time.Advance(TimeSpan.FromSeconds(31));
        (await _gates.EnterAsync(Url, 0, Token)).Dispose();
    }

    [Fact]
    public async Task A_host_that_does_not_connect_is_left_alone_for_a_while()
    {
        await ReportAsync(new FetchResult(DownloadOutcome.ConnectTimeout));
        await ReportAsync(new FetchResult(DownloadOutcome.ConnectRefused));

        var failure = await Assert.ThrowsAsync<RowFailure>(() => _gates.EnterAsync(Url, 0, Token));

        Assert.Equal(DownloadOutcome.HostUnreachable, failure.Outcome);
        _time.Advance(TimeSpan.FromMinutes(5));
        (await _gates.EnterAsync(Url, 0, Token)).Dispose();
    }

    [Fact]
    public async Task An_answer_in_between_clears_the_count()
    {
        await ReportAsync(new FetchResult(DownloadOutcome.ConnectTimeout));
        await ReportAsync(new FetchResult(DownloadOutcome.NotFound));
        await ReportAsync(new FetchResult(DownloadOutcome.ConnectTimeout));

        (await _gates.EnterAsync(Url, 0, Token)).Dispose();
    }

    private async Task ReportAsync(FetchResult result)
    {
        using var lease = await _gates.EnterAsync(Url, 0, Token);
        lease.Report(result);
    }
}
