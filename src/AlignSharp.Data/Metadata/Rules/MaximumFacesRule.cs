using System.Collections.Immutable;

namespace AlignSharp.Data.Metadata.Rules;

/// <summary>Keeps pictures in which at most so many faces were found.</summary>
/// <param name="Faces">The largest number kept.</param>
public sealed record MaximumFacesRule(int Faces) : FilterRule
{
    /// <inheritdoc/>
    public override string Name => RuleName.Of("max_faces", Faces);

    /// <inheritdoc/>
    public override string Description => $"pictures with at most {Faces} faces";

    internal override ImmutableArray<ColumnRole> Reads => [ColumnRole.Faces];

    internal override string Predicate(RuleSql sql) => $"faces <= {sql.Bind(Faces)}";
}
