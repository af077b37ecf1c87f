using System.Net;
using System.Net.Sockets;
using AlignSharp.Data.Download;
using AlignSharp.Data.Download.Fetching;
using AlignSharp.Net;
using Microsoft.Extensions.Time.Testing;

namespace AlignSharp.Data.Tests.Download.Fetching;

public sealed class DnsCacheTests : IDisposable
{
    private static readonly IPAddress Address = IPAddress.Parse("93.184.215.14");
    private readonly FakeTimeProvider _time = new();
    private readonly DnsCache _cache;
    private Func<Task<IPAddress[]>> _answer = () => Task.FromResult<IPAddress[]>([Address]);
    private int _asked;

    public DnsCacheTests()
    {
        var network = new NetworkRules { Resolve = (_, _) => Ask() };
        _cache = new DnsCache(new WebOptions { Network = network, LookupsAtOnce = 2 }, _time, Token);
    }

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Answers_are_remembered_for_five_minutes()
    {
        Assert.Equal([Address], await _cache.ResolveAsync("a.test", Token));
        _time.Advance(TimeSpan.FromMinutes(5) - TimeSpan.FromTicks(1));
        await _cache.ResolveAsync("a.test", Token);
        Assert.Equal(1, _asked);

        _time.Advance(TimeSpan.FromTicks(1));
        await _cache.ResolveAsync("a.test", Token);
        Assert.Equal(2, _asked);
    }

    [Fact]
    public async Task Names_that_do_not_exist_are_remembered_and_failures_are_not()
    {
        _answer = () => throw new SocketException((int)SocketError.HostNotFound);
        await ExpectAsync(DownloadOutcome.HostNotFound, "missing.test");
        _time.Advance(TimeSpan.FromMinutes(1));
        await ExpectAsync(DownloadOutcome.HostNotFound, "missing.test");
        Assert.Equal(1, _asked);

        _answer = () => throw new SocketException((int)SocketError.TryAgain);
        await ExpectAsync(DownloadOutcome.DnsFailed, "broken.test");
        _time.Advance(TimeSpan.FromSeconds(1));
        await ExpectAsync(DownloadOutcome.DnsFailed, "broken.test");
        Assert.Equal(3, _asked);
    }

    [Fact]
    public async Task Look_ups_at_once_are_bounded()
    {
        var leave = new TaskCompletionSource();
        _answer = async () =>
        {
            await leave.Task;
            return [Address];
        };
        var lookups = Enumerable.Range(0, 5).Select(i => _cache.ResolveAsync($"{i}.test", Token)).ToArray();
        Assert.True(SpinWait.SpinUntil(() => Volatile.Read(ref _asked) == 2, TimeSpan.FromMinutes(1)));

        leave.SetResult();
        await Task.WhenAll(lookups);

        Assert.Equal(5, _asked);
    }

    [Fact]
    public async Task Addresses_are_not_looked_up()
    {
        Assert.Equal([IPAddress.IPv6Loopback], await _cache.ResolveAsync("::1", Token));
        Assert.Equal(0, _asked);
    }

    public void Dispose() => _cache.Dispose();

    private Task<IPAddress[]> Ask()
    {
        Interlocked.Increment(ref _asked);
        return _answer();
    }

    private async Task ExpectAsync(DownloadOutcome outcome, string host) =>
        Assert.Equal(outcome, (await Assert.ThrowsAsync<RowFailure>(() => _cache.ResolveAsync(host, Token))).Outcome);
}
