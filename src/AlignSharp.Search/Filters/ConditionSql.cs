using System.Collections.Immutable;
using System.Globalization;
using AlignSharp.Data.Metadata.Engine;

namespace AlignSharp.Search.Filters;

/// <summary>Writes conditions as SQL over the table of rows. Fields and values of users are bound, never part of the text.</summary>
internal static class ConditionSql
{
    public static string Write(ImmutableArray<RowCondition> conditions, SqlValues values) =>
        string.Join(" AND ", conditions.Select(condition => $"({Write(condition, values)})"));

    private static string Write(RowCondition condition, SqlValues values)
    {
        var field = EntryFields.Sql(condition.Field, values);
        if (condition.Operator == ConditionOperator.Contains)
        {
            return $"contains(lower({field}::VARCHAR), lower({values.Bind(condition.Value)}))";
        }

        var sign = Sign(condition.Operator);
        var text = $"{field}::VARCHAR {sign} {values.Bind(condition.Value)}";
        // Doubles tell integers from 2^53 on no more from their neighbours.
        if (long.TryParse(condition.Value, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var integer) && integer is >= 1L << 53 or <= -(1L << 53))
        {
            return $"CASE WHEN TRY_CAST({field} AS HUGEINT) IS NULL THEN {text} ELSE TRY_CAST({field} AS HUGEINT) {sign} {values.Bind(integer)} END";
        }

        return double.TryParse(condition.Value, NumberStyles.Float, CultureInfo.InvariantCulture, out var number)
            ? $"CASE WHEN TRY_CAST({field} AS DOUBLE) IS NULL THEN {text} ELSE TRY_CAST({field} AS DOUBLE) {sign} {values.Bind(number)} END"
            : text;
    }

    internal static string Sign(ConditionOperator comparison) => comparison switch
    {
        ConditionOperator.Equal => "=",
        ConditionOperator.NotEqual => "<>",
        ConditionOperator.Less => "<",
        ConditionOperator.LessOrEqual => "<=",
        ConditionOperator.Greater => ">",
        ConditionOperator.GreaterOrEqual => ">=",
        _ => throw new ArgumentOutOfRangeException(nameof(comparison), comparison, null),
    };
}
