using AlignSharp.Data.Shards;

namespace AlignSharp.Data.Pairs;

/// <summary>What verifying found.</summary>
/// <param name="ShardCount">The shards looked at.</param>
/// <param name="Members">The members of whole samples.</param>
/// <param name="Pictures">Those of them that are pictures by their extension.</param>
/// <param name="Shards">How many samples are whole, and what is wrong.</param>
public sealed record VerifyReport(int ShardCount, long Members, long Pictures, ShardReport Shards)
{
    /// <summary>Whether nothing is wrong.</summary>
    public bool IsSound => Shards.Faults.IsEmpty;
}
