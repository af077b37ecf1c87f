using System.Collections.Immutable;
using AlignSharp.Evaluation.Bias;
using AlignSharp.Evaluation.Sets;
using AlignSharp.Evaluation.Tasks;

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

    [Fact]
    public void A_group_with_too_few_pictures_of_a_class_is_not_compared()
    {
        // Group b has 12 pictures, but only two with a class.
        var groups = new PictureGroups("maker", ["a", "b"], [.. Enumerable.Range(0, 24)], [.. Enumerable.Range(0, 24).Select(static row => row / 12)]);
        var labelling = new Labelling("class", [new("c", "cat"), new("d", "dog")], [.. Enumerable.Range(0, 14)], [.. Enumerable.Range(0, 14).Select(static row => row % 2)]);
        var results = GroupedResults.Of(new FloatTensor(24, 2), new FloatTensor([1, 0, 0, 1], 2, 2), labelling, groups);
        Assert.Equal(Enumerable.Repeat(0, 12), results.Groups);
    }

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
