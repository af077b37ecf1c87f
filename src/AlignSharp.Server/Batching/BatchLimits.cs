namespace AlignSharp.Server.Batching;

/// <summary>How large a batch and its queue may become.</summary>
/// <param name="MaximumItems">The most items of a batch.</param>
/// <param name="MaximumCost">The most that a batch may cost: its items times the dearest of them, as padding makes them equal.</param>
/// <param name="Capacity">How many items may wait or be under way.</param>
/// <param name="MaximumWait">How long what is ahead of a new item may take.</param>
internal sealed record BatchLimits(int MaximumItems, long MaximumCost, int Capacity, TimeSpan MaximumWait);
