namespace AlignSharp.Data.Download.OptOut;

/// <summary>One allow or disallow line of a robots.txt.</summary>
/// <param name="Allow">Whether it allows.</param>
/// <param name="Pattern">The normalised path; <c>*</c> stands for anything, a <c>$</c> at the end for the end.</param>
internal sealed record RobotsRule(bool Allow, string Pattern)
{
    /// <summary>Whether the rule speaks about a path (with its query), both normalised.</summary>
    public bool Matches(ReadOnlySpan<char> path)
    {
        var anchored = Pattern.EndsWith('$');
        var pattern = anchored ? Pattern.AsSpan()[..^1] : Pattern;
        return Matches(pattern, path, anchored);
    }

    // Greedy with one place to come back to: linear in practice, never worse than pattern times path.
    private static bool Matches(ReadOnlySpan<char> pattern, ReadOnlySpan<char> path, bool anchored)
    {
        int p = 0, s = 0, star = -1, mark = 0;
        while (s < path.Length)
        {
            if (p == pattern.Length && !anchored)
            {
                return true;
            }

            if (p < pattern.Length && pattern[p] == '*')
            {
                star = p++;
                mark = s;
            }
            else if (p < pattern.Length && pattern[p] == path[s])
            {
                p++;
                s++;
            }
            else if (star >= 0)
            {
                p = star + 1;
                s = ++mark;
            }
            else
            {
                return false;
            }
        }

        return pattern[p..].TrimStart('*').IsEmpty;
    }
}
