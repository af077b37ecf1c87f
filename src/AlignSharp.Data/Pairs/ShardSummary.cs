using System.Collections.Immutable;
using AlignSharp.Data.Shards;

namespace AlignSharp.Data.Pairs;

/// <summary>What is in shards.</summary>
public sealed record ShardSummary
{
    /// <summary>The shards looked at.</summary>
    public required int ShardCount { get; init; }

    /// <summary>The members by extension.</summary>
    public required ImmutableArray<FieldSummary> Fields { get; init; }

    /// <summary>Which extensions samples have together ("jpg json txt"), and how many samples.</summary>
    public required ImmutableSortedDictionary<string, long> Combinations { get; init; }

    /// <summary>The pictures by what their bytes say they are; those whose header cannot be read count as "unreadable".</summary>
    public required ImmutableSortedDictionary<string, long> Pictures { get; init; }

    /// <summary>Widths in pixels; nothing where there are no pictures.</summary>
    public required DistributionSummary? Widths { get; init; }

    /// <summary>Heights in pixels; nothing where there are no pictures.</summary>
    public required DistributionSummary? Heights { get; init; }

    /// <summary>Samples with a caption.</summary>
    public required long Captions { get; init; }

    /// <summary>Those of them that are blank.</summary>
    public required long BlankCaptions { get; init; }

    /// <summary>Words of a caption, parted by white space; nothing where there are no captions.</summary>
    public required DistributionSummary? CaptionWords { get; init; }

    /// <summary>UTF-16 letters of a caption; nothing where there are no captions.</summary>
    public required DistributionSummary? CaptionLetters { get; init; }

    /// <summary>Some of the samples, evenly drawn, in the order of reading.</summary>
    public required ImmutableArray<Sample> Drawn { get; init; }

    /// <summary>How many samples are whole, and what was skipped.</summary>
    public required ShardReport Shards { get; init; }
}
