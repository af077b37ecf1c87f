using System.Collections.Immutable;

namespace AlignSharp.Evaluation.Results;

/// <summary>The figures of one row of a table.</summary>
/// <param name="Name">What they are of; its name in results.json too.</param>
/// <param name="Figures">The figures, one a column.</param>
public sealed record FigureRow(string Name, ImmutableArray<Figure> Figures);
