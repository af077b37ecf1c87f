namespace AlignSharp.Data.Deduplication.Decisions;

/// <summary>
/// Pictures gathered by equal fingerprints. A thousand equal pictures are near each other half a million times; as one group
/// they are compared once. Immutable.
/// </summary>
internal sealed class EqualPictures
{
    private readonly int[] _groups;
    private readonly int[] _members;
    private readonly int[] _starts;

    /// <param name="count">Pictures are numbered from 0.</param>
    /// <param name="equality">Which of them are equal.</param>
    public EqualPictures(int count, IEqualityComparer<int> equality)
    {
        var known = new Dictionary<int, int>(equality);
        _groups = new int[count];
        for (var picture = 0; picture < count; picture++)
        {
            if (!known.TryGetValue(picture, out var group))
            {
                known.Add(picture, group = known.Count);
            }

            _groups[picture] = group;
        }

        Count = known.Count;
        (_starts, _members) = Gather(_groups, Count);
    }

    /// <summary>How many groups there are, numbered in the order of their first pictures.</summary>
    public int Count { get; }

    public int GroupOf(int picture) => _groups[picture];

    /// <summary>The pictures of a group, ascending.</summary>
    public ReadOnlySpan<int> this[int group] => _members.AsSpan(_starts[group].._starts[group + 1]);

    private static (int[] Starts, int[] Members) Gather(int[] groups, int count)
    {
        var starts = new int[count + 1];
        foreach (var group in groups)
        {
            starts[group + 1]++;
        }

        for (var group = 0; group < count; group++)
        {
            starts[group + 1] += starts[group];
        }

        var next = starts.AsSpan(0, count).ToArray();
        var members = new int[groups.Length];
        for (var picture = 0; picture < groups.Length; picture++)
        {
            members[next[groups[picture]]++] = picture;
        }

        return (starts, members);
    }
}
