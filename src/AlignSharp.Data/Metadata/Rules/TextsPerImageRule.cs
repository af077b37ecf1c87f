using System.Collections.Immutable;
using AlignSharp.Data.Metadata.Engine;

namespace AlignSharp.Data.Metadata.Rules;

/// <summary>
/// Keeps pictures that have at most so many texts, one a row, among all rows. Pictures are told apart by their perceptual
/// hash, or by their address where there is none. ALIGN: 1,000.
/// </summary>
/// <param name="Texts">The most rows kept; a picture with more goes with all its rows.</param>
public sealed record TextsPerImageRule(int Texts) : FilterRule
{
    /// <inheritdoc/>
    public override string Name => $"{RuleName.Of("image_at_most", Texts)}_times";

    /// <inheritdoc/>
    public override string Description => $"pictures with at most {Texts} texts";

    internal override ImmutableArray<ColumnRole> Reads => [ColumnRole.Image];

    internal override IEnumerable<SqlStatement> Preparation =>
    [
        new("CREATE TABLE crowded_images AS SELECT image FROM candidates WHERE image IS NOT NULL "
            + "GROUP BY image HAVING count(*) > $1", [Texts]),
    ];

    internal override string Predicate(RuleSql sql) => "image IS NOT NULL AND image NOT IN (SELECT image FROM crowded_images)";
}
