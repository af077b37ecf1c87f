using System.Globalization;

namespace AlignSharp.Data.Shards;

/// <summary>
/// The shell's braces: "{00000..00127}" counts (zero-padded as written, optionally "..step"), "{a,b}" lists, both nest.
/// Braces around anything else stay as they are.
/// </summary>
internal static class BraceExpansion
{
    private const int MaximumNames = 1_000_000;

    /// <exception cref="ShardException">A brace is not closed, or the pattern stands for more than a million names.</exception>
    public static IReadOnlyList<string> Expand(string pattern)
    {
        var open = pattern.IndexOf('{');
        if (open < 0)
        {
            return [pattern];
        }

        var close = FindClosing(pattern, open);
        var parts = ExpandGroup(pattern[(open + 1)..close], pattern);
        var rest = Expand(pattern[(close + 1)..]);
        CheckCount((long)parts.Count * rest.Count, pattern);
        var before = pattern[..open];
        return [.. parts.SelectMany(part => rest.Select(after => before + part + after))];
    }

    private static List<string> ExpandGroup(string group, string pattern)
    {
        if (TryExpandRange(group, pattern) is { } range)
        {
            return range;
        }

        var items = SplitList(group).ToList();
        return items.Count == 1
            ? [.. Expand(group).Select(item => "{" + item + "}")]
            : [.. items.SelectMany(Expand)];
    }

    private static List<string>? TryExpandRange(string group, string pattern)
    {
        var ends = group.Split("..");
        var step = 1L;
        if (ends.Length is not (2 or 3) || !TryParse(ends[0], out var first) || !TryParse(ends[1], out var last)
            || (ends.Length == 3 && (!TryParse(ends[2], out step) || step == 0)))
        {
            return null;
        }

        step = Math.Abs(step);
        var count = (Math.Abs(last - first) / step) + 1;
        CheckCount(count, pattern);
        var format = IsPadded(ends[0]) || IsPadded(ends[1]) ? "D" + Math.Max(ends[0].Length, ends[1].Length) : "D";
        var direction = first <= last ? step : -step;
        return [.. Enumerable.Range(0, (int)count)
            .Select(index => (first + (index * direction)).ToString(format, CultureInfo.InvariantCulture))];
    }

    private static IEnumerable<string> SplitList(string group)
    {
        int depth = 0, start = 0;
        for (var place = 0; place < group.Length; place++)
        {
            depth += group[place] switch { '{' => 1, '}' => -1, _ => 0 };
            if (group[place] == ',' && depth == 0)
            {
                yield return group[start..place];
                start = place + 1;
            }
        }

        yield return group[start..];
    }

    private static int FindClosing(string pattern, int open)
    {
        var depth = 0;
        for (var place = open; place < pattern.Length; place++)
        {
            depth += pattern[place] switch { '{' => 1, '}' => -1, _ => 0 };
            if (depth == 0)
            {
                return place;
            }
        }

        throw new ShardException($"The pattern {pattern} has a {{ without its }}; expected one such as {{00000..00127}}.");
    }

    private static void CheckCount(long count, string pattern)
    {
        if (count > MaximumNames)
        {
            throw new ShardException($"The pattern {pattern} stands for {count} names; expected at most {MaximumNames}.");
        }
    }

    private static bool TryParse(string number, out long value) =>
        long.TryParse(number, NumberStyles.None, CultureInfo.InvariantCulture, out value) && value < long.MaxValue / 2;

    private static bool IsPadded(string number) => number.Length > 1 && number[0] == '0';
}
