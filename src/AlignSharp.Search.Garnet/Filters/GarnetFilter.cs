using System.Globalization;
using System.Text.RegularExpressions;
using AlignSharp.Search.Filters;
using AlignSharp.Search.Filters.Trees;
using AlignSharp.Search.Garnet.Protocol;

namespace AlignSharp.Search.Garnet.Filters;

/// <summary>
/// Writes a filter in the language of VSIM's FILTER. A row that lacks a field which is named anywhere in it is not found;
/// one whose field is null compares as C# does.
/// </summary>
internal static partial class GarnetFilter
{
    /// <exception cref="NotSupportedException">The servers' language has no word for it.</exception>
    public static string Write(RowFilter filter) => filter switch
    {
        AllOf both => $"({Write(both.First)} and {Write(both.Second)})",
        AnyOf either => $"({Write(either.First)} or {Write(either.Second)})",
        NoneOf none => $"not ({Write(none.Inner)})",
        Constant constant => constant.Holds ? "1 == 1" : "1 == 0",
        FieldHolds holds => $"{Quote(holds.Value)} in {Field(holds.Field)}",
        FieldIs comparison => Write(comparison),
        _ => throw new ArgumentOutOfRangeException(nameof(filter), filter, null),
    };

    private static string Write(FieldIs comparison)
    {
        var field = Field(comparison.Field);
        return (comparison.Operator, comparison.Value) switch
        {
            (ConditionOperator.Equal, null) => $"not ({Quote(comparison.Field)} in .{RowAttributes.Present})",
            (ConditionOperator.NotEqual, null) => $"{Quote(comparison.Field)} in .{RowAttributes.Present}",
            (ConditionOperator.Equal, { } value) => $"{field} == {Literal(value)}",
            (ConditionOperator.NotEqual, { } value) => $"not ({field} == {Literal(value)})",
            (var sign, double value) when sign != ConditionOperator.Contains => $"{field} {ConditionSql.Sign(sign)} {Literal(value)}",
            _ => throw new NotSupportedException(
                $"{comparison.Field} is compared by order, or by a part of its text; expected a comparison by order of numbers alone, for Garnet's filters know no other."),
        };
    }

    private static string Literal(object value) => value switch
    {
        // The words true and false are not read before a bracket.
        bool flag => flag ? "1" : "0",
        double number => Digits(number),
        long number => throw new NotSupportedException(
            $"A field is compared with {number}; expected a number whose size is below 2^53, for Garnet's filters know doubles alone."),
        _ => Quote((string)value),
    };

    // All digits, and no exponent: the servers' language has none.
    private static string Digits(double number) => number.ToString("R", CultureInfo.InvariantCulture) is var text && !text.Contains('E', StringComparison.Ordinal)
        ? text
        : number.ToString(Math.Abs(number) >= 1 ? "F0" : "F100", CultureInfo.InvariantCulture);

    private static string Quote(string text) =>
        "\"" + text.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("\"", "\\\"", StringComparison.Ordinal) + "\"";

    private static string Field(string name) => Word().IsMatch(name)
        ? "." + name
        : throw new NotSupportedException($"The field {name} cannot stand in a filter of Garnet; expected letters, digits and '_'.");

    [GeneratedRegex("^[A-Za-z_][A-Za-z0-9_]*$")]
    private static partial Regex Word();
}
