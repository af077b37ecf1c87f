using AlignSharp.Inference.Parallelism;
using Microsoft.Extensions.Time.Testing;

namespace AlignSharp.Tests.Inference.Parallelism;

public sealed class ParallelChoiceTests : IDisposable
{
    private static readonly ParallelPlan Quickest = new(2, 2, 4);
    private readonly TemporaryFolder _folder = new();
    private readonly FakeTimeProvider _time = new();
    private int _measured;

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Cores_are_shared_evenly_and_never_exceeded()
    {
        var plans = ParallelMeasurement.Candidates(cores: 4, batch: 4);

        Assert.Equal([(1, 4, 1), (1, 4, 2), (1, 4, 4), (2, 2, 1), (2, 2, 2), (2, 2, 4), (4, 1, 1), (4, 1, 2), (4, 1, 4)],
            plans.Select(static plan => (plan.Sessions, plan.Threads, plan.Batch)));
    }

    [Fact]
    public void The_quickest_is_measured_once_and_kept_for_the_next_process()
    {
        Assert.Equal(Quickest, Choose(new() { Threads = 4 }, items: 400));
        var measured = _measured;
        Assert.Equal(Quickest, Choose(new() { Threads = 4 }, items: 2));

        Assert.True(measured > 0);
        Assert.Equal(measured, _measured);
    }

    [Fact]
    public void A_long_run_of_small_batches_is_measured_once_it_is_long_enough()
    {
        var choice = new ParallelChoice(new() { Threads = 4 }, new ParallelPlanFile(_folder.FullName), () => "key", _time);
        for (var batch = 0; batch < 23; batch++)
        {
            Assert.Equal(new ParallelPlan(1, 4, 4), choice.For(16, 4, Work, _ => { }));
        }

        Assert.Equal(0, _measured);
        Assert.Equal(Quickest, choice.For(16, 4, Work, _ => { }));
    }

    [Theory]
    [InlineData(1, 400, "one core")]
    [InlineData(4, 2, "little work")]
    [InlineData(4, 20, "a small folder")]
    [InlineData(4, 1, "one item")]
    public void Nothing_is_measured_for(int threads, int items, string reason)
    {
        Assert.Equal(new ParallelPlan(1, threads, 4), Choose(new() { Threads = threads }, items));
        Assert.True(_measured == 0, reason);
    }

    [Fact]
    public void What_the_caller_says_counts()
    {
        Assert.Equal(new ParallelPlan(4, 1, 4), Choose(new() { Threads = 4, Sessions = 4 }, items: 100));
        Assert.Equal(new ParallelPlan(1, 4, 4), Choose(new() { Threads = 4, Sessions = 4 }, items: 1));
        Assert.Equal(0, _measured);
    }

    [Theory]
    [InlineData("no json")]
    [InlineData("null")]
    [InlineData("{\"Sessions\":0,\"Threads\":1,\"Batch\":1}")]
    [InlineData("{\"Sessions\":1,\"Threads\":99999,\"Batch\":1}")]
    [InlineData("{\"Sessions\":8,\"Threads\":8,\"Batch\":1}")]
    public void What_cannot_be_is_measured_anew(string contents)
    {
        Directory.CreateDirectory(_folder.Combine("parallelism"));
        File.WriteAllText(_folder.Combine("parallelism", "key.json"), contents);

        Assert.Equal(Quickest, Choose(new() { Threads = 4 }, items: 400));
        Assert.Equal(Quickest, new ParallelPlanFile(_folder.FullName).Find("key"));
    }

    [Fact]
    public void Every_item_is_done_once_and_a_fault_comes_out_as_it_is()
    {
        var done = new int[10];
        ParallelBatches.Run(10, new(3, 1, 4), (start, count, session) =>
        {
            Assert.InRange(session, 0, 2);
            for (var item = start; item < start + count; item++)
            {
                Interlocked.Increment(ref done[item]);
            }
        }, TestContext.Current.CancellationToken);

        Assert.All(done, count => Assert.Equal(1, count));
        Assert.Throws<AlignException>(() => ParallelBatches.Run(
            4, new(2, 1, 1), (_, _, _) => throw new AlignException("wrong"), TestContext.Current.CancellationToken));
    }

    private ParallelPlan Choose(AlignModelOptions options, int items) =>
        new ParallelChoice(options, new ParallelPlanFile(_folder.FullName), () => "key", _time).For(items, 4, Work, _ => { });

    private void Work(ParallelPlan plan)
    {
        _measured++;
        _time.Advance(TimeSpan.FromMilliseconds(plan == Quickest ? 5 : 50));
    }
}
