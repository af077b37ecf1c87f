namespace AlignSharp.Search.Filters.Trees;

/// <summary>Both must hold.</summary>
internal sealed record AllOf(RowFilter First, RowFilter Second) : RowFilter;
