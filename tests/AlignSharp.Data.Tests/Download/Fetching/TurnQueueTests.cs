using AlignSharp.Data.Download.Fetching;

namespace AlignSharp.Data.Tests.Download.Fetching;

public sealed class TurnQueueTests
{
    private readonly TurnQueue _queue = new(1);
    private readonly List<string> _order = [];

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Lower_ranks_come_first_and_equals_in_their_order()
    {
        await _queue.EnterAsync(9, Token);
        Task[] waiting = [WaitAsync("2a", 2), WaitAsync("1a", 1), WaitAsync("2b", 2), WaitAsync("1b", 1)];

        _queue.Leave();
        await Task.WhenAll(waiting);

        Assert.Equal(["1a", "1b", "2a", "2b"], _order);
    }

    [Fact]
    public async Task Those_who_gave_up_are_passed_over()
    {
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(Token);
        await _queue.EnterAsync(0, Token);
        var impatient = _queue.EnterAsync(0, stop.Token);
        var patient = WaitAsync("patient", 1);
        await stop.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => impatient);

        _queue.Leave();
        await patient;

        Assert.Equal(["patient"], _order);
    }

    [Fact]
    public async Task Turns_that_nobody_waits_for_are_kept()
    {
        await _queue.EnterAsync(0, Token);
        _queue.Leave();

        Assert.True(_queue.EnterAsync(0, Token).IsCompleted);
        Assert.False(_queue.EnterAsync(0, Token).IsCompleted);
    }

    private async Task WaitAsync(string name, int rank)
    {
        await _queue.EnterAsync(rank, Token);
        _order.Add(name);
        _queue.Leave();
    }
}
