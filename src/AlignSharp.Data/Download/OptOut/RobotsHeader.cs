using System.Collections.Frozen;

namespace AlignSharp.Data.Download.OptOut;

/// <summary>
/// Reads X-Robots-Tag headers: directives separated by commas, all of them for everyone or, after <c>name:</c>, for one
/// robot until the next name. Each header line starts afresh with everyone.
/// </summary>
/// <param name="robotName">The name rules know us by.</param>
/// <param name="directives">The directives that opt a picture out.</param>
internal sealed class RobotsHeader(string robotName, IEnumerable<string> directives)
{
    // These carry a value behind their colon, so what stands before it names no robot.
    private static readonly FrozenSet<string> WithValue = FrozenSet.Create(
        StringComparer.OrdinalIgnoreCase,
        "unavailable_after", "max-snippet", "max-image-preview", "max-video-preview");

    private readonly FrozenSet<string> _directives = directives.ToFrozenSet(StringComparer.OrdinalIgnoreCase);

    /// <summary>The directive that opts the picture out, or null.</summary>
    /// <param name="lines">The header's lines, as received.</param>
    public string? OptOut(IEnumerable<string> lines) =>
        lines.Select(OptOut).FirstOrDefault(directive => directive is not null);

    private string? OptOut(string line)
    {
        var isForUs = true;
        foreach (var part in line.Split(','))
        {
            var directive = part.Trim();
            var colon = directive.IndexOf(':', StringComparison.Ordinal);
            if (colon >= 0 && directive[..colon].TrimEnd() is var name && !WithValue.Contains(name))
            {
                isForUs = name is "*" || name.Equals(robotName, StringComparison.OrdinalIgnoreCase);
                directive = directive[(colon + 1)..].Trim();
            }

            if (isForUs && _directives.Contains(directive))
            {
                return directive;
            }
        }

        return null;
    }
}
