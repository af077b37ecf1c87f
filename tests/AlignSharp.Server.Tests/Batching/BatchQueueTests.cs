using System.Diagnostics.Metrics;
using AlignSharp.Server.Batching;
using AlignSharp.Server.Telemetry;
using Microsoft.Extensions.DependencyInjection;

namespace AlignSharp.Server.Tests.Batching;

/// <summary>What is joined, refused, dropped and finished.</summary>
public sealed class BatchQueueTests : IDisposable
{
    private static readonly TimeSpan Patient = TimeSpan.FromMinutes(1);
    private readonly ServiceProvider _services = new ServiceCollection().AddMetrics().BuildServiceProvider();
    private readonly List<int[]> _batches = [];
    private readonly SemaphoreSlim _started = new(0);
    private readonly SemaphoreSlim _go = new(0);

    [Fact]
    public async Task What_waits_while_a_batch_is_computed_is_computed_together()
    {
        await using var queue = Queue(new(8, 1000, 16, Patient));
        var first = EmbedAsync(queue, 1);
        await _started.WaitAsync(TestContext.Current.CancellationToken);
        var others = Enumerable.Range(2, 10).Select(item => EmbedAsync(queue, item)).ToArray();
        _go.Release(10);
        await first;
        var results = await Task.WhenAll(others);
        Assert.Equal([1], _batches[0]);
        Assert.Equal(Enumerable.Range(2, 8), _batches[1]);
        Assert.Equal([10, 11], _batches[2]);
        Assert.Equal(Enumerable.Range(2, 10).Select(static item => (float)item), results.Select(static result => result[0][0]));
    }

    [Fact]
    public async Task The_dearest_item_bounds_a_batch_as_padding_does()
    {
        await using var queue = Queue(new(100, 40, 16, Patient));
        var first = EmbedAsync(queue, 1);
        await _started.WaitAsync(TestContext.Current.CancellationToken);
        Task[] others = [EmbedAsync(queue, 2, 10), EmbedAsync(queue, 3, 20), EmbedAsync(queue, 4, 5), EmbedAsync(queue, 5, 100), EmbedAsync(queue, 6)];
        _go.Release(10);
        await first;
        await Task.WhenAll(others);
        Assert.Equal([[1], [2, 3], [4], [5], [6]], _batches);
    }

    [Fact]
    public async Task A_full_queue_refuses_at_once_and_has_room_again_afterwards()
    {
        await using var queue = Queue(new(8, 1000, 3, Patient));
        var first = EmbedAsync(queue, 1);
        await _started.WaitAsync(TestContext.Current.CancellationToken);
        var second = EmbedAsync(queue, 2);
        var error = Assert.Throws<QueueFullException>(() => queue.Reserve(2));
        Assert.InRange(error.RetryAfter.TotalSeconds, 1, 60);
        queue.Reserve(1).Dispose();
        _go.Release(10);
        await Task.WhenAll(first, second);
        await Eventually(() => Fits(queue, 3));
    }

    [Fact]
    public void Who_would_wait_longer_than_allowed_is_turned_away_and_one_behind_a_few_never()
    {
        var pace = new BatchPace(TimeSpan.FromMilliseconds(10));
        Assert.True(pace.Admits(1000));
        pace.Add(4, TimeSpan.FromMilliseconds(8));
        Assert.True(pace.Admits(5));
        Assert.False(pace.Admits(6));
        pace = new BatchPace(TimeSpan.FromMilliseconds(10));
        pace.Add(1, TimeSpan.FromMilliseconds(500));
        Assert.True(pace.Admits(3));
        Assert.False(pace.Admits(4));
    }

    [Fact]
    public async Task A_request_that_was_let_in_goes_on_however_long_it_takes()
    {
        await using var queue = Queue(new(1, 1000, 100, TimeSpan.FromTicks(1)));
        _go.Release(1);
        await EmbedAsync(queue, 1);
        await _started.WaitAsync(TestContext.Current.CancellationToken);
        Task[] ahead = [EmbedAsync(queue, 2), EmbedAsync(queue, 3), EmbedAsync(queue, 4), EmbedAsync(queue, 5)];
        Assert.Throws<QueueFullException>(() => queue.Reserve(1));
        queue.Reserve(1, goesOn: true).Dispose();
        _go.Release(10);
        await Task.WhenAll(ahead);
    }

    [Fact]
    public async Task Items_whose_client_has_gone_are_dropped_before_work_is_spent_on_them()
    {
        await using var queue = Queue(new(8, 1000, 3, Patient));
        var first = EmbedAsync(queue, 1);
        await _started.WaitAsync(TestContext.Current.CancellationToken);
        using var gone = new CancellationTokenSource();
        var second = EmbedAsync(queue, 2, gone: gone);
        var third = EmbedAsync(queue, 3);
        await gone.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => second);
        _go.Release(10);
        await Task.WhenAll(first, third);
        Assert.Equal([[1], [3]], _batches);
        await Eventually(() => Fits(queue, 3));
    }

    [Fact]
    public async Task A_batch_that_nobody_waits_for_is_stopped()
    {
        var stopped = new TaskCompletionSource();
        await using var queue = new BatchQueue<int>("items", new(8, 1000, 8, Patient), (items, cancellationToken) =>
        {
            _started.Release();
            cancellationToken.WaitHandle.WaitOne(TimeSpan.FromSeconds(30));
            stopped.SetResult();
            cancellationToken.ThrowIfCancellationRequested();
            return new FloatTensor(items.Count, 1);
        }, Metrics());
        using var gone = new CancellationTokenSource();
        var only = EmbedAsync(queue, 1, gone: gone);
        await _started.WaitAsync(TestContext.Current.CancellationToken);
        await gone.CancelAsync();
        await stopped.Task.WaitAsync(TimeSpan.FromSeconds(10), TestContext.Current.CancellationToken);
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => only);
    }

    [Fact]
    public async Task A_failure_reaches_all_of_its_batch_and_the_queue_goes_on()
    {
        var failures = 1;
        await using var queue = new BatchQueue<int>("items", new(8, 1000, 8, Patient), (items, _) =>
            failures-- > 0 ? throw new InvalidDataException("broken") : new FloatTensor(items.Count, 1), Metrics());
        await Assert.ThrowsAsync<InvalidDataException>(() => EmbedAsync(queue, 1));
        Assert.Single(await EmbedAsync(queue, 2));
    }

    [Fact]
    public async Task Disposing_finishes_what_waits()
    {
        var queue = Queue(new(1, 1000, 8, Patient));
        Task[] all = [EmbedAsync(queue, 1), EmbedAsync(queue, 2), EmbedAsync(queue, 3)];
        _go.Release(10);
        await queue.DisposeAsync();
        Assert.All(all, static task => Assert.True(task.IsCompletedSuccessfully || !task.IsCompleted));
        await Task.WhenAll(all);
        await Assert.ThrowsAsync<ObjectDisposedException>(() => EmbedAsync(queue, 4));
    }

    public void Dispose()
    {
        _services.Dispose();
        _started.Dispose();
        _go.Dispose();
    }

    private BatchQueue<int> Queue(BatchLimits limits) => new("items", limits, (items, cancellationToken) =>
    {
        _batches.Add([.. items]);
        _started.Release();
        _go.Wait(cancellationToken);
        return new FloatTensor([.. items.Select(static item => (float)item)], items.Count, 1);
    }, Metrics());

    private QueueMetrics Metrics() => new(_services.GetRequiredService<IMeterFactory>());

    private static async Task<float[][]> EmbedAsync(
        BatchQueue<int> queue, int item, int cost = 1, CancellationTokenSource? gone = null)
    {
        using var places = queue.Reserve(1);
        return await queue.EmbedAsync(places, [(item, cost)], gone?.Token ?? TestContext.Current.CancellationToken);
    }

    private static bool Fits(BatchQueue<int> queue, int count)
    {
        try
        {
            queue.Reserve(count).Dispose();
            return true;
        }
        catch (QueueFullException)
        {
            return false;
        }
    }

    private static async Task Eventually(Func<bool> condition)
    {
        while (!condition())
        {
            TestContext.Current.CancellationToken.ThrowIfCancellationRequested();
            await Task.Yield();
        }
    }
}
