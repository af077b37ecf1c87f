using AlignSharp.Data.Metadata.Engine;

namespace AlignSharp.Search.Filters.Trees;

/// <summary>Writes a filter as SQL over the table of entries. Fields and values are bound, never part of the text.</summary>
internal static class RowFilterSql
{
    public static string Write(RowFilter filter, SqlValues values) => filter switch
    {
        AllOf both => $"({Write(both.First, values)} AND {Write(both.Second, values)})",
        AnyOf either => $"({Write(either.First, values)} OR {Write(either.Second, values)})",
        NoneOf none => $"(NOT {Write(none.Inner, values)})",
        Constant constant => constant.Holds ? "true" : "false",
        FieldHolds holds => WriteList(holds, values),
        FieldIs comparison => Write(comparison, values),
        _ => throw new ArgumentOutOfRangeException(nameof(filter), filter, null),
    };

    // 'IS DISTINCT FROM' and coalesce keep null out of the logic: C# knows true and false only.
    private static string Write(FieldIs comparison, SqlValues values)
    {
        var field = EntryFields.Sql(comparison.Field, values);
        return (comparison.Operator, comparison.Value) switch
        {
            (ConditionOperator.Equal, null) => $"({field} IS NULL)",
            (ConditionOperator.NotEqual, null) => $"({field} IS NOT NULL)",
            (ConditionOperator.Equal, { } value) => $"({Typed(field, value)} IS NOT DISTINCT FROM {values.Bind(value)})",
            (ConditionOperator.NotEqual, { } value) => $"({Typed(field, value)} IS DISTINCT FROM {values.Bind(value)})",
            (_, double or long) when comparison.Value is var value => $"coalesce({Typed(field, value)} {ConditionSql.Sign(comparison.Operator)} {values.Bind(value)}, false)",
            _ => throw new NotSupportedException($"{comparison.Field} is compared by order with a value that is no number; expected a number."),
        };
    }

    private static string WriteList(FieldHolds holds, SqlValues values) =>
        $"coalesce(list_contains(TRY_CAST(json_extract(metadata, {values.Bind(EntryFields.Pointer(holds.Field))}) AS VARCHAR[]), {values.Bind(holds.Value)}), false)";

    private static string Typed(string field, object value) => value switch
    {
        long => $"TRY_CAST({field} AS HUGEINT)",
        double => $"TRY_CAST({field} AS DOUBLE)",
        bool => $"TRY_CAST({field} AS BOOLEAN)",
        _ => $"{field}::VARCHAR",
    };
}
