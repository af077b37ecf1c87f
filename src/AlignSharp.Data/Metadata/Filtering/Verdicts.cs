using System.Collections.Immutable;
using AlignSharp.Data.Metadata.Engine;
using AlignSharp.Data.Metadata.Rules;
using DuckDB.NET.Data;

namespace AlignSharp.Data.Metadata.Filtering;

/// <summary>What every rule says of every candidate, the counts of a funnel from it, and the rows to keep.</summary>
internal static class Verdicts
{
    /// <summary>One truth value for each rule and candidate: <c>passes_0</c>, <c>passes_1</c>, ...</summary>
    public static SqlStatement Judge(MetadataSchema schema, ImmutableArray<FilterRule> rules)
    {
        var values = new SqlValues();
        var sql = new RuleSql(schema, values);
        var verdicts = rules.Select((rule, i) => $"coalesce({rule.Predicate(sql)}, false) AS {Passes(i)}");
        return values.In(
            $"CREATE TABLE verdicts AS SELECT candidates.rowid AS candidate, {string.Join(", ", verdicts)} FROM candidates");
    }

    /// <summary>
    /// One truth value for each candidate, in the order of the input: joins may have judged candidates in another order.
    /// </summary>
    public static SqlStatement Decide(int rules) =>
        new($"CREATE TABLE decisions AS SELECT {All(rules)} AS is_kept FROM verdicts ORDER BY candidate");

    public static SqlStatement Count(int rules)
    {
        var counts = Enumerable.Range(0, rules).SelectMany(i => new[]
        {
            $"count(*) FILTER (NOT {Passes(i)})",
            $"count(*) FILTER ({All(i)} AND NOT {Passes(i)})",
        });
        return new($"SELECT count(*), count(*) FILTER ({All(rules)}), {string.Join(", ", counts)} FROM verdicts");
    }

    /// <summary>Reads the row of <see cref="Count"/>.</summary>
    public static FilterSummary ReadCounts(DuckDBDataReader row, ImmutableArray<FilterRule> rules) => new(
        row.GetInt64(0),
        row.GetInt64(1),
        [.. rules.Select((rule, i) => new RuleCount(
            rule.Name, rule.Description, row.GetInt64(2 + (2 * i)), row.GetInt64(3 + (2 * i))))]);

    private static string Passes(int rule) => $"passes_{rule}";

    private static string All(int rules) => string.Join(" AND ", Enumerable.Range(0, rules).Select(Passes).Prepend("true"));
}
