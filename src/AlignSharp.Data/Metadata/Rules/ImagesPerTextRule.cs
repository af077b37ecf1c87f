using System.Collections.Immutable;
using AlignSharp.Data.Metadata.Engine;

namespace AlignSharp.Data.Metadata.Rules;

/// <summary>
/// Keeps texts that occur at most so many times among all rows, after folding: a text shared by many pictures says
/// little about each. ALIGN and COYO: 10.
/// </summary>
/// <param name="Images">The most occurrences kept; a text seen more often goes with all its rows.</param>
public sealed record ImagesPerTextRule(int Images) : FilterRule
{
    /// <inheritdoc/>
    public override string Name => $"{RuleName.Of("text_at_most", Images)}_times";

    /// <inheritdoc/>
    public override string Description => $"texts shared by at most {Images} pictures";

    internal override ImmutableArray<ColumnRole> Reads => [ColumnRole.Text];

    internal override IEnumerable<SqlStatement> Preparation =>
    [
        new("CREATE TABLE crowded_texts AS SELECT text FROM candidates GROUP BY text HAVING count(*) > $1", [Images]),
    ];

    internal override string Predicate(RuleSql sql) => "text NOT IN (SELECT text FROM crowded_texts)";
}
