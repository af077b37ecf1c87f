using System.Collections.Immutable;
using AlignSharp.Data.Metadata.Engine;

namespace AlignSharp.Data.Metadata.Rules;

/// <summary>
/// One rule that a pair must pass to be kept. A rule is immutable and holds only its bounds; every bound is inclusive
/// unless the rule says otherwise. What a rule cannot know (a null or NaN where it needs a value) does not pass; only a
/// null text counts as an empty one.
/// </summary>
public abstract record FilterRule
{
    private protected FilterRule()
    {
    }

    /// <summary>The rule and its bounds in one word: <c>min_side_200</c>.</summary>
    public abstract string Name { get; }

    /// <summary>What is kept, for a person.</summary>
    public abstract string Description { get; }

    /// <summary>The roles that the rule reads; each is a column of the candidates, named by its role's word.</summary>
    internal abstract ImmutableArray<ColumnRole> Reads { get; }

    /// <summary>Statements that count over all candidates before any row is judged.</summary>
    internal virtual IEnumerable<SqlStatement> Preparation => [];

    /// <summary>SQL that is true for the candidates to keep.</summary>
    internal abstract string Predicate(RuleSql sql);
}
