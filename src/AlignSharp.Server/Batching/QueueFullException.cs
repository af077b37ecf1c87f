namespace AlignSharp.Server.Batching;

/// <summary>More is waiting than may wait; nothing was queued.</summary>
internal sealed class QueueFullException(string kind, int capacity, TimeSpan retryAfter)
    : AlignException($"{capacity} {kind} may wait and their places are taken; try again in {retryAfter.TotalSeconds:0} s.")
{
    /// <summary>When there should be room again: whole seconds, at least 1.</summary>
    public TimeSpan RetryAfter => retryAfter;
}
