using System.Collections.Immutable;
using AlignSharp.Evaluation.Sets;

namespace AlignSharp.Evaluation.Bias;

/// <summary>The pictures of a split by the value of a metadata field.</summary>
/// <param name="Field">The field.</param>
/// <param name="Names">The groups, largest first.</param>
/// <param name="Rows">The pictures in a group, as rows of the split, ascending.</param>
/// <param name="Groups">The group of each of them.</param>
internal sealed record PictureGroups(string Field, ImmutableArray<string> Names, ImmutableArray<int> Rows, ImmutableArray<int> Groups)
{
    /// <summary>Groups with fewer pictures say nothing with any certainty.</summary>
    public const int LeastPictures = 10;

    private const int MostGroups = 20;

    /// <summary>How many pictures have another value, or none.</summary>
    public int LeftOut { get; private init; }

    /// <returns>The groups; nothing where there are fewer than two of at least <see cref="LeastPictures"/>.</returns>
    public static PictureGroups? Find(ImmutableArray<SampleFacts> samples, string field)
    {
        ImmutableArray<string> names = [.. samples.Select(sample => sample.Metadata.GetValueOrDefault(field, "")).Where(static value => value.Length > 0)
            .CountBy(static value => value).Where(static group => group.Value >= LeastPictures)
            .OrderByDescending(static group => group.Value).ThenBy(static group => group.Key, StringComparer.Ordinal)
            .Take(MostGroups).Select(static group => group.Key)];
        if (names.Length < 2)
        {
            return null;
        }

        ImmutableArray<(int Row, int Group)> members = [.. samples.Select((sample, row) => (row, names.IndexOf(sample.Metadata.GetValueOrDefault(field, ""))))
            .Where(static member => member.Item2 >= 0)];
        return new(field, names, [.. members.Select(static member => member.Row)], [.. members.Select(static member => member.Group)])
        {
            LeftOut = samples.Length - members.Length,
        };
    }

    /// <summary>The rows of one group.</summary>
    public ImmutableArray<int> RowsOf(int group) => [.. Rows.Where((_, place) => Groups[place] == group)];
}
