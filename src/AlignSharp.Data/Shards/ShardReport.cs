using System.Collections.Immutable;

namespace AlignSharp.Data.Shards;

/// <summary>
/// Counts what was read from shards and what was skipped. Holds one entry for a shard and kind of fault, however often it
/// occurs. Safe to use from several threads, and by several readers at once.
/// </summary>
public sealed class ShardReport
{
    private const int MaximumLength = 1000;
    private readonly Lock _lock = new();
    private readonly OrderedDictionary<(string Shard, ShardFaultKind Kind), ShardFaultCount> _faults = [];
    private long _samples;

    /// <summary>The samples read whole.</summary>
    public long Samples => Interlocked.Read(ref _samples);

    /// <summary>What was skipped, by shard and kind, in the order of first occurrence.</summary>
    public ImmutableArray<ShardFaultCount> Faults
    {
        get
        {
            lock (_lock)
            {
                return [.. _faults.Values];
            }
        }
    }

    /// <summary>How often a kind of fault occurred in all shards.</summary>
    /// <param name="kind">The kind.</param>
    public long Count(ShardFaultKind kind) => Faults.Where(fault => fault.Kind == kind).Sum(fault => fault.Count);

    internal void AddSample() => Interlocked.Increment(ref _samples);

    internal void Add(string shard, ShardFaultKind kind, string detail)
    {
        lock (_lock)
        {
            _faults[(shard, kind)] = _faults.TryGetValue((shard, kind), out var known)
                ? known with { Count = known.Count + 1 }
                : new ShardFaultCount(shard, kind, 1, Printable($"{shard} {detail}."));
        }
    }

    /// <summary>Names come from the shard: they may be long, and hold what a terminal takes for orders.</summary>
    private static string Printable(string sentence)
    {
        var shown = sentence.Length <= MaximumLength ? sentence : string.Concat(sentence.AsSpan(0, MaximumLength), "...");
        return string.Concat(shown.Select(letter => char.IsControl(letter) ? '\uFFFD' : letter));
    }
}
