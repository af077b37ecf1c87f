using System.Collections.Immutable;

namespace AlignSharp.Data.Download.OptOut;

/// <summary>What a robots.txt says to one robot. The longest rule that matches decides; allow wins a tie (RFC 9309).</summary>
/// <param name="Rules">The rules of the groups that name the robot, or of those for everyone.</param>
internal sealed record RobotsRules(ImmutableArray<RobotsRule> Rules)
{
    /// <summary>No rules: everything may be fetched.</summary>
    public static RobotsRules AllowAll { get; } = new([]);

    public bool Allows(Uri url)
    {
        var path = RobotsPath.Of(url);
        RobotsRule? decisive = null;
        foreach (var rule in Rules)
        {
            if (IsStronger(rule, decisive) && rule.Matches(path))
            {
                decisive = rule;
            }
        }

        return decisive?.Allow ?? true;
    }

    private static bool IsStronger(RobotsRule rule, RobotsRule? than) =>
        than is null
        || rule.Pattern.Length > than.Pattern.Length
        || (rule.Pattern.Length == than.Pattern.Length && rule.Allow && !than.Allow);
}
