using AlignSharp.Evaluation.Bias;

namespace AlignSharp.Evaluation.Tests.Bias;

public sealed class BiasTaskTests
{
    private static readonly AttributeSets Attributes = new(
        [new TextSet("light", ["white", "bright"]), new TextSet("dark", ["black", "night"])],
        [new TextSet("fruit", ["apple", "pear"]), new TextSet("tools", ["hammer", "saw"])]);

    [Fact]
    public async Task Groups_of_a_table_are_compared_and_the_report_says_what_it_cannot_show()
    {
        using var set = new DrawnSet(10, "flag", "strawberry");
        var split = await set.MeasureAsync(set.Table, new EvaluationOptions(), new BiasTask(new BiasOptions { GroupFields = ["maker"], Attributes = Attributes, Permutations = 99 }));
        Assert.Equal(["bias_maker_label", "bias_maker_associations", "bias_texts_associations"], split.Results.Select(static result => result.Section));
        Assert.Equal(["groups", "label_skew", "nearest_labels"], split.Results[0].Tables.Select(static table => table.Name));
        Assert.Equal([10, 10], split.Results[0].Tables[0].Rows.Select(static row => row.Figures[0].Value));
        Assert.Contains(split.Results[0].Notes, static note => note.StartsWith("No gap found is no proof of fairness", StringComparison.Ordinal));
        Assert.Equal("fruit or tools: light or dark", split.Results[2].Tables[0].Rows.Single().Name);
    }

    [Fact]
    public async Task Without_a_field_of_groups_the_fields_are_named()
    {
        using var set = new DrawnSet(2, "flag", "strawberry");
        var split = await set.MeasureAsync(set.Table, new EvaluationOptions(), new BiasTask());
        Assert.Equal("No field of groups was named for bias; the split all has label, maker.", Assert.Single(split.Omitted));
    }
}
