using System.Collections.Immutable;
using AlignSharp.Data.Metadata;

namespace AlignSharp.Data.Statistics;

/// <summary>What to describe. Immutable.</summary>
public sealed record StatisticsRequest
{
    /// <summary>Metadata files, folders of them, or glob patterns.</summary>
    public required ImmutableArray<string> Inputs { get; init; }

    /// <summary>Roles that the user gave to columns.</summary>
    public ImmutableArray<ColumnMapping> Columns { get; init; } = [];

    /// <summary>How many rows the gallery shows; 0 for none.</summary>
    public int Samples { get; init; } = 24;

    /// <summary>Decides which rows the gallery shows.</summary>
    public int Seed { get; init; }

    /// <summary>Shards whose pictures the gallery shows beside the rows; none by default. Nothing is fetched from elsewhere.</summary>
    public ImmutableArray<string> Shards { get; init; } = [];
}
