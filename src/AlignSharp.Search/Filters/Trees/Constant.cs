namespace AlignSharp.Search.Filters.Trees;

/// <summary>It holds for every row, or for none.</summary>
internal sealed record Constant(bool Holds) : RowFilter;
