using System.Collections.Immutable;

namespace AlignSharp.Data.Metadata.Rules;

/// <summary>Keeps pictures whose file has at least so many bytes. COYO used 5 KB, before its metadata was published.</summary>
/// <param name="Bytes">The smallest size kept.</param>
public sealed record MinimumBytesRule(long Bytes) : FilterRule
{
    /// <inheritdoc/>
    public override string Name => RuleName.Of("min_bytes", Bytes);

    /// <inheritdoc/>
    public override string Description => $"picture files of at least {Bytes} bytes";

    internal override ImmutableArray<ColumnRole> Reads => [ColumnRole.Bytes];

    internal override string Predicate(RuleSql sql) => $"bytes >= {sql.Bind(Bytes)}";
}
