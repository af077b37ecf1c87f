using AlignSharp.Data.Metadata.Filtering;

namespace AlignSharp.Cli.Data;

/// <summary>The counts of rules as commands print them in JSON.</summary>
internal static class FunnelJson
{
    public static IEnumerable<object> Of(IEnumerable<RuleCount> rules) => rules.Select(static rule => new
    {
        name = rule.Name,
        removed_alone = rule.RemovedAlone,
        removed = rule.Removed,
    });
}
