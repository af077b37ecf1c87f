namespace AlignSharp.Search.Filters.Trees;

/// <summary>It must not hold.</summary>
internal sealed record NoneOf(RowFilter Inner) : RowFilter;
