using System.Collections.Concurrent;
using System.Runtime.ExceptionServices;

namespace AlignSharp.Inference.Parallelism;

/// <summary>Cuts items into batches and gives them to sessions side by side, each to one that is free.</summary>
internal static class ParallelBatches
{
    /// <param name="count">How many items there are.</param>
    /// <param name="plan">Sessions and batch.</param>
    /// <param name="run">Works on items from a start, as many as given, in a session with the given number.</param>
    /// <param name="cancellationToken">Stops between batches.</param>
    public static void Run(int count, ParallelPlan plan, Action<int, int, int> run, CancellationToken cancellationToken)
    {
        if (plan.Sessions == 1)
        {
            for (var start = 0; start < count; start += plan.Batch)
            {
                run(start, Math.Min(plan.Batch, count - start), 0);
            }

            return;
        }

        var free = new ConcurrentQueue<int>(Enumerable.Range(0, plan.Sessions));
        var limits = new ParallelOptions { MaxDegreeOfParallelism = plan.Sessions, CancellationToken = cancellationToken };
        try
        {
            Parallel.For(0, (count + plan.Batch - 1) / plan.Batch, limits, index => RunFree(index * plan.Batch, count, plan, free, run));
        }
        catch (AggregateException error)
        {
            ExceptionDispatchInfo.Throw(error.InnerExceptions[0]);
        }
    }

    private static void RunFree(int start, int count, ParallelPlan plan, ConcurrentQueue<int> free, Action<int, int, int> run)
    {
        if (!free.TryDequeue(out var session))
        {
            throw new InvalidOperationException("More batches run than there are sessions.");
        }

        try
        {
            run(start, Math.Min(plan.Batch, count - start), session);
        }
        finally
        {
            free.Enqueue(session);
        }
    }
}
