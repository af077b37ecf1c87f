using System.Collections.Immutable;
using AlignSharp.Data.Metadata;

namespace AlignSharp.Data.Statistics;

/// <summary>What to count, and what to draw for a look. Immutable.</summary>
public sealed record StatisticsRequest
{
    /// <summary>Files, folders or glob patterns, all of one format (Parquet, CSV or JSON lines) and with the same columns.</summary>
    public required ImmutableArray<string> Inputs { get; init; }

    /// <summary>Which columns play which role, where their names are not known ones.</summary>
    public ImmutableArray<ColumnMapping> Columns { get; init; } = [];

    /// <summary>How many rows to draw for the gallery, 0 to 1,000.</summary>
    public int Samples { get; init; } = 24;

    /// <summary>Which rows: the same seed draws the same rows of the same files.</summary>
    public long Seed { get; init; }

    /// <summary>Shards on this machine in which pictures of drawn rows are looked for, by the <c>url</c> of their <c>.json</c>.</summary>
    public ImmutableArray<string> Shards { get; init; } = [];
}
