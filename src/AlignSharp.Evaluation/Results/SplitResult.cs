using System.Collections.Immutable;

namespace AlignSharp.Evaluation.Results;

/// <summary>All that was found on one split.</summary>
/// <param name="Name">The split.</param>
/// <param name="Results">One or more a task.</param>
/// <param name="Omitted">Why a task has none, in a sentence each.</param>
public sealed record SplitResult(string Name, ImmutableArray<TaskResult> Results, ImmutableArray<string> Omitted);
