using AlignSharp.Inference;

namespace AlignSharp.Tests.Inference;

public sealed class LookAheadTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(1)]
    [InlineData(3)]
    [InlineData(100)]
    public async Task Results_come_in_the_order_of_the_items(int ahead)
    {
        var results = await LookAhead
            .SelectAsync(Enumerable.Range(0, 50), async (item, _) => { await Task.Yield(); return item * 2; }, ahead, Token)
            .ToArrayAsync(Token);

        Assert.Equal(Enumerable.Range(0, 50).Select(item => item * 2), results);
    }

    [Fact]
    public async Task Later_items_are_worked_on_before_an_earlier_one_is_ready()
    {
        var last = new TaskCompletionSource<int>();

        var results = await LookAhead
            .SelectAsync([0, 1, 2], (item, _) => item == 2 ? Task.FromResult(Finish()) : last.Task, ahead: 3, Token)
            .ToArrayAsync(Token);

        Assert.Equal([2, 2, 2], results);

        int Finish()
        {
            last.SetResult(2);
            return 2;
        }
    }

    [Fact]
    public async Task No_more_items_are_taken_than_are_worked_on_ahead()
    {
        var taken = 0;
        await using var results = LookAhead
            .SelectAsync(Counted(), (item, _) => Task.FromResult(item), ahead: 4, Token).GetAsyncEnumerator(Token);

        Assert.True(await results.MoveNextAsync());
        Assert.Equal(4, taken);
        Assert.True(await results.MoveNextAsync());
        Assert.Equal(5, taken);

        IEnumerable<int> Counted()
        {
            while (true)
            {
                yield return ++taken;
            }
        }
    }

    [Fact]
    public async Task A_consumer_that_leaves_early_stops_the_work_it_started()
    {
        var stopped = 0;
        var waiting = 0;
        var allWait = new TaskCompletionSource();
        await foreach (var _ in LookAhead.SelectAsync(Enumerable.Range(0, 10), WorkAsync, ahead: 5, Token))
        {
            break;
        }

        Assert.Equal(4, stopped);

        async Task<int> WorkAsync(int item, CancellationToken cancellationToken)
        {
            if (item == 0)
            {
                await allWait.Task;
                return item;
            }

            if (Interlocked.Increment(ref waiting) == 4)
            {
                allWait.SetResult();
            }

            try
            {
                await Task.Delay(Timeout.Infinite, cancellationToken);
                return item;
            }
            catch (OperationCanceledException)
            {
                // Counted where the work itself ends: a callback of the token could be taken off before it ran.
                Interlocked.Increment(ref stopped);
                throw;
            }
        }
    }

    [Fact]
    public async Task An_item_that_fails_fails_the_stream_at_its_place()
    {
        var seen = new List<int>();

        await Assert.ThrowsAsync<InvalidOperationException>(async () =>
        {
            await foreach (var item in LookAhead.SelectAsync(
                [1, 2, 3], (item, _) => item == 2 ? throw new InvalidOperationException("two") : Task.FromResult(item), 3, Token))
            {
                seen.Add(item);
            }
        });

        Assert.Equal([1], seen);
    }
}
