using AlignSharp.Data.Download.Fetching;
using Microsoft.Extensions.Time.Testing;

namespace AlignSharp.Data.Tests.Download.Fetching;

public sealed class ExpiringCacheTests
{
    private readonly FakeTimeProvider _time = new();
    private int _asked;

    [Fact]
    public async Task Answers_are_remembered_for_their_time()
    {
        var cache = new ExpiringCache<string, int>(10, _time);

        Assert.Equal(1, await cache.GetAsync("a", AskAsync));
        _time.Advance(TimeSpan.FromMinutes(1) - TimeSpan.FromTicks(1));
        Assert.Equal(1, await cache.GetAsync("a", AskAsync));
        _time.Advance(TimeSpan.FromTicks(1));
        Assert.Equal(2, await cache.GetAsync("a", AskAsync));
    }

    [Fact]
    public async Task Those_who_ask_together_share_one_question()
    {
        var cache = new ExpiringCache<string, int>(10, _time);
        var answer = new TaskCompletionSource<(int Value, TimeSpan Lifetime)>();
        var first = cache.GetAsync("a", _ => answer.Task);
        var second = cache.GetAsync("a", AskAsync);

        answer.SetResult((7, TimeSpan.FromMinutes(1)));

        Assert.Equal((7, 7, 0), (await first, await second, _asked));
    }

    [Fact]
    public async Task The_least_recently_used_goes_first_and_the_number_is_bounded()
    {
        var cache = new ExpiringCache<string, int>(2, _time);
        await cache.GetAsync("a", AskAsync);
        await cache.GetAsync("b", AskAsync);
        await cache.GetAsync("a", AskAsync);
        await cache.GetAsync("c", AskAsync);

        Assert.Equal(2, cache.Count);
        Assert.Equal(1, await cache.GetAsync("a", AskAsync));
        Assert.Equal(4, await cache.GetAsync("b", AskAsync));
    }

    [Fact]
    public async Task What_throws_is_not_remembered()
    {
        var cache = new ExpiringCache<string, int>(2, _time);

        await Assert.ThrowsAsync<InvalidOperationException>(
            () => cache.GetAsync("a", _ => Task.FromException<(int, TimeSpan)>(new InvalidOperationException())));

        Assert.Equal(1, await cache.GetAsync("a", AskAsync));
    }

    private Task<(int Value, TimeSpan Lifetime)> AskAsync(string key) => Task.FromResult((++_asked, TimeSpan.FromMinutes(1)));
}
