using System.Collections.Immutable;

namespace AlignSharp.Data.Statistics;

/// <summary>What metadata files hold. Immutable.</summary>
/// <param name="Files">The files that were read.</param>
/// <param name="Columns">Their columns.</param>
/// <param name="Rows">How many rows they have.</param>
/// <param name="Distributions">One for each measure whose columns are there.</param>
/// <param name="Comparison">The files beside the published data sets.</param>
/// <param name="Samples">Rows drawn by the seed.</param>
/// <param name="Pictures">Pictures of the user's shards; empty where none were named.</param>
public sealed record StatisticsReport(
    ImmutableArray<string> Files,
    ImmutableArray<string> Columns,
    long Rows,
    ImmutableArray<Distribution> Distributions,
    ImmutableArray<ComparisonRow> Comparison,
    ImmutableArray<SampleRow> Samples,
    ImmutableArray<SamplePicture> Pictures);
