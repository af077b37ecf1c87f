using System.Collections.Immutable;
using System.Globalization;
using AlignSharp.Search.Filters;
using AlignSharp.Search.Filters.Trees;

namespace AlignSharp.Search.Garnet.Filters;

/// <summary>Conditions of a search as a filter. A row without the field never fits.</summary>
internal static class ConditionFilter
{
    /// <summary>The filter; null where there are no conditions.</summary>
    public static RowFilter? Of(ImmutableArray<RowCondition> conditions) =>
        conditions.IsEmpty ? null : conditions.Select(Of).Aggregate(static (first, second) => new AllOf(first, second));

    private static RowFilter Of(RowCondition condition)
    {
        var text = new FieldIs(condition.Field, ConditionOperator.Equal, condition.Value);
        if (!double.TryParse(condition.Value, NumberStyles.Float, CultureInfo.InvariantCulture, out var number))
        {
            return condition.Operator == ConditionOperator.NotEqual ? Present(condition.Field, new NoneOf(text)) : text with { Operator = condition.Operator };
        }

        var equal = new AnyOf(text, text with { Value = number });
        return condition.Operator switch
        {
            ConditionOperator.Equal => equal,
            ConditionOperator.NotEqual => Present(condition.Field, new NoneOf(equal)),
            _ => text with { Operator = condition.Operator, Value = number },
        };
    }

    private static AllOf Present(string field, RowFilter filter) => new(new FieldIs(field, ConditionOperator.NotEqual, null), filter);
}
