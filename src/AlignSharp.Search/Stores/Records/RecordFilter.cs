using System.Globalization;
using System.Linq.Expressions;
using AlignSharp.Search.Filters;
using AlignSharp.Search.Filters.Trees;
using Microsoft.Extensions.VectorData.ProviderServices;
using Microsoft.Extensions.VectorData.ProviderServices.Filter;

namespace AlignSharp.Search.Stores.Records;

/// <summary>
/// Reads a LINQ filter over records: comparisons of a property with a value (== != &lt; &lt;= &gt; &gt;=), &amp;&amp;, ||, !, truth values,
/// <c>values.Contains(record.Field)</c> and <c>record.Tags.Contains(value)</c>. Anything else is refused. Not thread-safe.
/// </summary>
internal sealed class RecordFilter : FilterTranslatorBase
{
    private const long FirstInexact = 1L << 53;

    private RecordFilter()
    {
    }

    /// <exception cref="NotSupportedException">The filter asks for what no store can look up.</exception>
    public static RowFilter Translate(LambdaExpression filter, CollectionModel model)
    {
        var translator = new RecordFilter();
        return translator.Read(translator.PreprocessFilter(filter, model, new FilterPreprocessingOptions()));
    }

    private RowFilter Read(Expression node) => node switch
    {
        BinaryExpression { NodeType: ExpressionType.AndAlso } both => new AllOf(Read(both.Left), Read(both.Right)),
        BinaryExpression { NodeType: ExpressionType.OrElse } either => new AnyOf(Read(either.Left), Read(either.Right)),
        UnaryExpression { NodeType: ExpressionType.Not } not => new NoneOf(Read(not.Operand)),
        UnaryExpression { NodeType: ExpressionType.Convert } convert when convert.Type == typeof(bool) => Read(convert.Operand),
        BinaryExpression comparison => Compare(comparison),
        MethodCallExpression call => Contains(call),
        ConstantExpression { Value: bool holds } => new Constant(holds),
        _ when Field(node) is { } field => new FieldIs(field, ConditionOperator.Equal, true),
        _ => throw Refusal(node),
    };

    private FieldIs Compare(BinaryExpression comparison)
    {
        var sign = Sign(comparison);
        if (Field(comparison.Left) is { } left && Value(comparison.Right) is (true, var right))
        {
            return new FieldIs(left, sign, right);
        }

        return Field(comparison.Right) is { } field && Value(comparison.Left) is (true, var value)
            ? new FieldIs(field, Mirror(sign), value)
            : throw Refusal(comparison);
    }

    private RowFilter Contains(MethodCallExpression call)
    {
        if (!TryMatchContains(call, out var source, out var item))
        {
            throw Refusal(call);
        }

        if (Field(source) is { } list && Value(item) is (true, string tag))
        {
            return new FieldHolds(list, tag);
        }

        return Field(item) is { } field && Items(source) is { } values
            ? values.Aggregate((RowFilter)new Constant(false), (any, value) => new AnyOf(any, new FieldIs(field, ConditionOperator.Equal, value)))
            : throw Refusal(call);
    }

    private string? Field(Expression node) => TryBindProperty(node, out var property)
        ? property is KeyPropertyModel ? "name" : property.StorageName
        : null;

    private static IEnumerable<object?>? Items(Expression node) => node switch
    {
        ConstantExpression { Value: System.Collections.IEnumerable values } => values.Cast<object?>().Select(Normal),
        NewArrayExpression array when array.Expressions.All(static item => Value(item).IsValue) => array.Expressions.Select(static item => Value(item).Value),
        _ => null,
    };

    private static (bool IsValue, object? Value) Value(Expression node) => node switch
    {
        ConstantExpression constant => (true, Normal(constant.Value)),
        UnaryExpression { NodeType: ExpressionType.Convert } convert => Value(convert.Operand),
        _ => (false, null),
    };

    // As JSON has them: a float's shortest text, not its bits widened.
    private static object? Normal(object? value) => value switch
    {
        null or string or bool => value,
        Guid guid => guid.ToString(),
        // Doubles tell integers of this size no more from their neighbours.
        long and (>= FirstInexact or <= -FirstInexact) => value,
        int or long or float or double => double.Parse(((IFormattable)value).ToString("R", CultureInfo.InvariantCulture), CultureInfo.InvariantCulture),
        _ => throw new NotSupportedException($"A filter compares with a {value.GetType().Name}; expected a text, a number, a truth value or null."),
    };

    private static ConditionOperator Sign(BinaryExpression comparison) => comparison.NodeType switch
    {
        ExpressionType.Equal => ConditionOperator.Equal,
        ExpressionType.NotEqual => ConditionOperator.NotEqual,
        ExpressionType.LessThan => ConditionOperator.Less,
        ExpressionType.LessThanOrEqual => ConditionOperator.LessOrEqual,
        ExpressionType.GreaterThan => ConditionOperator.Greater,
        ExpressionType.GreaterThanOrEqual => ConditionOperator.GreaterOrEqual,
        _ => throw Refusal(comparison),
    };

    private static ConditionOperator Mirror(ConditionOperator sign) => sign switch
    {
        ConditionOperator.Less => ConditionOperator.Greater,
        ConditionOperator.LessOrEqual => ConditionOperator.GreaterOrEqual,
        ConditionOperator.Greater => ConditionOperator.Less,
        ConditionOperator.GreaterOrEqual => ConditionOperator.LessOrEqual,
        _ => sign,
    };

    private static NotSupportedException Refusal(Expression node) => new(
        $"The filter holds {node}; expected comparisons of a property with a value, &&, ||, ! and Contains.");
}
