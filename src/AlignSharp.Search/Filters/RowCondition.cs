using System.Text.RegularExpressions;

namespace AlignSharp.Search.Filters;

/// <summary>
/// One condition on a row's metadata: <c>width&gt;=640</c>, <c>label=cat</c>, <c>caption~beach</c>. Numbers are compared as
/// numbers where both sides are some, else texts as texts, code point by code point. A row without the field never fits.
/// Immutable.
/// </summary>
/// <param name="Field">A field of <see cref="IndexEntry"/> in lower case, or one of its metadata.</param>
/// <param name="Operator">How to compare.</param>
/// <param name="Value">What to compare with.</param>
public sealed partial record RowCondition(string Field, ConditionOperator Operator, string Value)
{
    private const int MaximumLength = 4096;

    /// <summary>Reads a condition.</summary>
    /// <param name="text">Field, operator (= != &lt; &lt;= &gt; &gt;= ~), value.</param>
    /// <exception cref="SearchException">The text is none.</exception>
    public static RowCondition Parse(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        if (text.Length > MaximumLength)
        {
            throw new SearchException($"A condition has {text.Length} characters; expected at most {MaximumLength}.");
        }

        var match = Pattern().Match(text);
        return match.Success
            ? new RowCondition(match.Groups[1].Value, ParseOperator(match.Groups[2].ValueSpan), match.Groups[3].Value)
            : throw new SearchException($"'{text}' is no condition; expected a field, one of = != < <= > >= ~, and a value, such as width>=640.");
    }

    private static ConditionOperator ParseOperator(ReadOnlySpan<char> sign) => sign switch
    {
        "=" => ConditionOperator.Equal,
        "!=" => ConditionOperator.NotEqual,
        "<" => ConditionOperator.Less,
        "<=" => ConditionOperator.LessOrEqual,
        ">" => ConditionOperator.Greater,
        ">=" => ConditionOperator.GreaterOrEqual,
        _ => ConditionOperator.Contains,
    };

    [GeneratedRegex(@"^\s*([^\s=!<>~][^=!<>~]*?)\s*(!=|<=|>=|=|<|>|~)\s*(.*?)\s*$", RegexOptions.Singleline | RegexOptions.CultureInvariant)]
    private static partial Regex Pattern();
}
