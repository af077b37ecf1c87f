namespace AlignSharp.Search.Filters.Trees;

/// <summary>
/// What a row's fields must fulfil, as a tree: the form that LINQ filters take before a store writes them in its own
/// language. A comparison with a field that a row lacks is false, as C# compares null. Immutable.
/// </summary>
internal abstract record RowFilter;
