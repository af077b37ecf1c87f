using System.Diagnostics;

namespace AlignSharp.Server.Batching;

/// <summary>One item that waits for its embedding, and whoever waits for it.</summary>
internal sealed class BatchEntry<T>(T item, int cost, long enqueuedAt, CancellationToken cancellationToken)
{
    // Continuations must not run on the thread that computes batches.
    private readonly TaskCompletionSource<float[]> _embedding = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public T Item => item;

    public int Cost => cost;

    public long EnqueuedAt => enqueuedAt;

    public CancellationToken CancellationToken => cancellationToken;

    /// <summary>The request's place in its trace; none where it is not traced.</summary>
    public ActivityContext Trace { get; } = Activity.Current?.Context ?? default;

    public Task<float[]> Embedding => _embedding.Task;

    public void Complete(ReadOnlySpan<float> embedding) => _embedding.TrySetResult(embedding.ToArray());

    public void Fail(Exception error) => _embedding.TrySetException(error);

    public void Drop() => _embedding.TrySetCanceled(cancellationToken);
}
