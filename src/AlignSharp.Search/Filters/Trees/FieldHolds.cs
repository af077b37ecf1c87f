namespace AlignSharp.Search.Filters.Trees;

/// <summary>A field that is a list of texts holds one.</summary>
internal sealed record FieldHolds(string Field, string Value) : RowFilter;
