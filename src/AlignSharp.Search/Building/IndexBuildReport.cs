using System.Collections.Immutable;

namespace AlignSharp.Search.Building;

/// <summary>What a run did.</summary>
/// <param name="Index">The index as it is now.</param>
/// <param name="Added">Rows that were not there before.</param>
/// <param name="Changed">Rows whose picture or text is another.</param>
/// <param name="Unchanged">Rows that kept their vector.</param>
/// <param name="Resumed">Of those added or changed, rows that a run before this one, which was stopped, had embedded.</param>
/// <param name="Removed">Rows that went, because what they stood for is gone or cannot be read any more.</param>
/// <param name="Skipped">What could not be embedded.</param>
/// <param name="Stages">How busy each stage was.</param>
public sealed record IndexBuildReport(
    IndexInfo Index,
    long Added,
    long Changed,
    long Unchanged,
    long Resumed,
    long Removed,
    ImmutableArray<SkippedItem> Skipped,
    StageTimes Stages);
