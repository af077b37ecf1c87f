using System.Collections.Immutable;
using AlignSharp.Search.Building;

namespace AlignSharp.Search.Importing;

/// <summary>What an import did.</summary>
/// <param name="Index">The index as it is now.</param>
/// <param name="Skipped">Vectors that have no direction.</param>
public sealed record ImportReport(IndexInfo Index, ImmutableArray<SkippedItem> Skipped);
