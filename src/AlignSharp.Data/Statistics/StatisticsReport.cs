using System.Collections.Immutable;
using AlignSharp.Data.Statistics.Comparison;

namespace AlignSharp.Data.Statistics;

/// <summary>What is in files of metadata. Immutable.</summary>
public sealed record StatisticsReport
{
    /// <summary>The files, in the order read.</summary>
    public required ImmutableArray<string> Files { get; init; }

    /// <summary>The size of all files in bytes.</summary>
    public required long FileBytes { get; init; }

    /// <summary>Rows of all files: pairs.</summary>
    public required long Rows { get; init; }

    /// <summary>The files' columns.</summary>
    public required ImmutableArray<ReportedColumn> Columns { get; init; }

    /// <summary>Distributions of what the columns allow to measure.</summary>
    public required ImmutableArray<MeasureSummary> Measures { get; init; }

    /// <summary>How texts are shared between rows, after folding; null without a column of texts.</summary>
    public required Sharing? Texts { get; init; }

    /// <summary>How pictures are shared between rows; null without a hash or address of pictures.</summary>
    public required Sharing? Images { get; init; }

    /// <summary>These files beside COYO-700M, LAION-2B and ALIGN-1.8B.</summary>
    public ImmutableArray<ComparisonRow> Comparison => ComparisonTable.Of(this);

    /// <summary>Rows drawn for a look.</summary>
    public required ImmutableArray<SampledPair> Samples { get; init; }

    internal MeasureSummary? Find(string measure) => Measures.FirstOrDefault(summary => summary.Name == measure);
}
