using System.Collections.Concurrent;

namespace AlignSharp.Training;

/// <summary>
/// The one thread on which a run uses libtorch. Each thread that does has pools of its own in libtorch, OpenMP and the allocator,
/// so work that wandered over the thread pool would take memory again and again. Thread-safe.
/// </summary>
internal sealed class TorchThread : IDisposable
{
    private readonly BlockingCollection<Task> _work = [];
    private readonly Thread _thread;

    public TorchThread()
    {
        _thread = new Thread(Work) { IsBackground = true, Name = "libtorch" };
        _thread.Start();
    }

    public Task<T> RunAsync<T>(Func<T> work)
    {
        var task = new Task<T>(work, TaskCreationOptions.RunContinuationsAsynchronously);
        _work.Add(task);
        return task;
    }

    public Task RunAsync(Action work)
    {
        var task = new Task(work, TaskCreationOptions.RunContinuationsAsynchronously);
        _work.Add(task);
        return task;
    }

    /// <summary>Waits for the work that was given, then ends the thread.</summary>
    public void Dispose()
    {
        _work.CompleteAdding();
        _thread.Join();
        _work.Dispose();
    }

    private void Work()
    {
        foreach (var task in _work.GetConsumingEnumerable())
        {
            task.RunSynchronously(TaskScheduler.Default);
        }
    }
}
