namespace AlignSharp.Search.Filters.Trees;

/// <summary>One of both must hold.</summary>
internal sealed record AnyOf(RowFilter First, RowFilter Second) : RowFilter;
