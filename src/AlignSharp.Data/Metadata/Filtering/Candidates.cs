using System.Collections.Immutable;
using AlignSharp.Data.Metadata.Engine;
using AlignSharp.Data.Metadata.Rules;

namespace AlignSharp.Data.Metadata.Filtering;

/// <summary>
/// The table that rules are judged on: a row for each row of the input, in its order, with only what the rules read and
/// in the form they read it (texts folded, NaN as null). Its <c>rowid</c> is the row's place in the input.
/// </summary>
internal static class Candidates
{
    public static SqlStatement Create(MetadataSource source, ImmutableArray<FilterRule> rules)
    {
        // The condition stands first: SQL lets an expression see the names given before it in the same list.
        var condition = rules.OfType<SqlConditionRule>()
            .Select(rule => $"CAST({RowCondition.InParentheses(rule)} AS BOOLEAN) AS meets_condition");
        var columns = rules
            .SelectMany(rule => rule.Reads.Select(role => (Role: role, rule.Name)))
            .DistinctBy(read => read.Role)
            .Select(read => RoleSelection.Of(read.Role, source.Schema.Require(read.Role, $"rule {read.Name}")));
        return new($"CREATE TABLE candidates AS SELECT {string.Join(", ", condition.Concat(columns))} FROM {MetadataSource.View}");
    }
}
