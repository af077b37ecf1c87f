namespace AlignSharp.Search.Filters.Trees;

/// <summary>A field compares with a value.</summary>
/// <param name="Field">A field of <see cref="IndexEntry"/> in lower case, or one of its metadata.</param>
/// <param name="Operator">How; texts and truth values only equal or differ.</param>
/// <param name="Value">A <see cref="string"/>, <see cref="double"/> or <see cref="bool"/>, a <see cref="long"/> where a double would not be exact; null where the field is missing or null.</param>
internal sealed record FieldIs(string Field, ConditionOperator Operator, object? Value) : RowFilter;
