using System.Collections.Immutable;
using AlignSharp.Data.Metadata.Rules;

namespace AlignSharp.Data.Metadata.Filtering;

/// <summary>What to filter, by which rules, into which file. Immutable.</summary>
public sealed record MetadataFilterRequest
{
    /// <summary>Files, folders or glob patterns, all of one format (Parquet, CSV or JSON lines) and with the same columns.</summary>
    public required ImmutableArray<string> Inputs { get; init; }

    /// <summary>
    /// The file to write, whole or not at all: Parquet (Zstandard), CSV, TSV, JSON or JSON lines by its ending; the text
    /// formats also compressed (<c>.gz</c>, <c>.zst</c>). It has the input's columns, and its rows in the input's order.
    /// </summary>
    public required string Output { get; init; }

    /// <summary>The rules in the order of the funnel; each of another name.</summary>
    public required ImmutableArray<FilterRule> Rules { get; init; }

    /// <summary>Which columns play which role, where their names are not known ones.</summary>
    public ImmutableArray<ColumnMapping> Columns { get; init; } = [];
}
