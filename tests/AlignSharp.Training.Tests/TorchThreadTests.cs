namespace AlignSharp.Training.Tests;

public sealed class TorchThreadTests
{
    [Fact]
    public async Task All_work_is_done_on_one_thread_that_is_not_the_callers()
    {
        using var thread = new TorchThread();
        var seen = new HashSet<int>();
        for (var i = 0; i < 20; i++)
        {
            seen.Add(await thread.RunAsync(static () => Environment.CurrentManagedThreadId));
            Assert.DoesNotContain(Environment.CurrentManagedThreadId, seen);
        }

        Assert.Single(seen);
    }

    [Fact]
    public async Task An_error_reaches_the_one_who_waits_and_the_thread_goes_on()
    {
        using var thread = new TorchThread();
        await Assert.ThrowsAsync<TrainingException>(() => thread.RunAsync(static () => throw new TrainingException("no")));
        Assert.Equal(3, await thread.RunAsync(static () => 3));
    }
}
