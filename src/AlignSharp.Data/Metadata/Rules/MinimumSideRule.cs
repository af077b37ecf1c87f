using System.Collections.Immutable;

namespace AlignSharp.Data.Metadata.Rules;

/// <summary>Keeps pictures whose shorter side has at least so many pixels. COYO: 200; ALIGN: more than 200.</summary>
/// <param name="Pixels">The shortest side kept.</param>
public sealed record MinimumSideRule(int Pixels) : FilterRule
{
    /// <inheritdoc/>
    public override string Name => RuleName.Of("min_side", Pixels);

    /// <inheritdoc/>
    public override string Description => $"pictures with a shorter side of at least {Pixels} pixels";

    internal override ImmutableArray<ColumnRole> Reads => [ColumnRole.Width, ColumnRole.Height];

    internal override string Predicate(RuleSql sql) => $"width >= {sql.Bind(Pixels)} AND height >= {sql.Bind(Pixels)}";
}
