using System.Collections.Immutable;
using AlignSharp.Evaluation.Bias;
using AlignSharp.Evaluation.Sets;

namespace AlignSharp.Evaluation.Tests.Bias;

public sealed class PictureGroupsTests
{
    [Fact]
    public void Small_groups_and_pictures_without_one_are_left_out_and_counted()
    {
        var groups = PictureGroups.Find(Samples(("b", 12), ("a", 10), ("few", 9), ("", 3)), "maker")!;
        Assert.Equal(["b", "a"], groups.Names);
        Assert.Equal(12, groups.LeftOut);
        Assert.Equal(Enumerable.Range(12, 10), groups.RowsOf(1));
    }

    [Fact]
    public void One_group_is_none() => Assert.Null(PictureGroups.Find(Samples(("a", 20), ("b", 9)), "maker"));

    private static ImmutableArray<SampleFacts> Samples(params (string Value, int Count)[] groups) =>
    [
        .. groups.SelectMany(static group => Enumerable.Repeat(
            new SampleFacts("key", [], ImmutableSortedDictionary<string, string>.Empty)
            {
                Metadata = ImmutableSortedDictionary<string, string>.Empty.Add("maker", group.Value),
            },
            group.Count)),
    ];
}
