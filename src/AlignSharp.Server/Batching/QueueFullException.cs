namespace AlignSharp.Server.Batching;

/// <summary>More is waiting than may wait, or it would take too long; nothing was queued.</summary>
internal sealed class QueueFullException(string kind, int ahead, TimeSpan retryAfter)
    : AlignException($"{ahead} {kind} are ahead of this request, more than can be done soon; try again in {retryAfter.TotalSeconds:0} s.")
{
    /// <summary>When there should be room again: whole seconds, at least 1.</summary>
    public TimeSpan RetryAfter => retryAfter;
}
