using System.Collections.Immutable;

namespace AlignSharp.Evaluation.Results;

/// <summary>The same figures for several things: groups, corruptions, templates.</summary>
/// <param name="Name">Its name in results.json, below the task's section.</param>
/// <param name="Title">What a report calls it.</param>
/// <param name="Things">What the rows are: "group".</param>
/// <param name="Rows">In the order in which they are shown; all with the same figures.</param>
public sealed record FigureTable(string Name, string Title, string Things, ImmutableArray<FigureRow> Rows);
