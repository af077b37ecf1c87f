using System.Collections.Immutable;
using AlignSharp.Data.Metadata.Filtering;
using AlignSharp.Data.Metadata.Rules;
using AlignSharp.Testing;

namespace AlignSharp.Data.Tests.Metadata.Filtering;

/// <summary>The counts that a reference computation gives for every rule, on both layouts of the same rows.</summary>
public sealed class MetadataFilterReferenceTests
{
    private static readonly ImmutableArray<FilterRule> Rules =
    [
        new MinimumSideRule(200),
        new MaximumAspectRule(3),
        new MaximumNsfwRule(0.5),
        new MinimumClipRule(0.28),
        new CharactersRule(6, 1000),
        new WordsRule(3, 256),
        new UnigramsRule(3, 20),
        new ImagesPerTextRule(10),
    ];

    public static TheoryData<string> Layouts => [MetadataFixture.Coyo, MetadataFixture.Laion];

    [Theory]
    [MemberData(nameof(Layouts))]
    public async Task Every_rule_alone_keeps_what_the_reference_keeps(string layout)
    {
        var summary = await FilterAsync(layout, Rules);

        Assert.Equal(MetadataFixture.Rows, summary.Rows);
        Assert.All(summary.Rules, rule => Assert.Equal(
            (rule.Name, MetadataFixture.KeptBy(rule.Name)), (rule.Name, summary.Rows - rule.RemovedAlone)));
    }

    [Theory]
    [MemberData(nameof(Layouts))]
    public async Task The_preset_of_coyo_keeps_what_the_reference_keeps(string layout)
    {
        var summary = await FilterAsync(layout, FilterPreset.Coyo.Rules);

        Assert.Equal(MetadataFixture.KeptByCoyo, summary.Kept);
    }

    [Theory]
    [MemberData(nameof(Layouts))]
    public async Task The_numeric_rules_together_keep_what_the_reference_keeps(string layout)
    {
        var summary = await FilterAsync(layout, Rules[..4]);

        Assert.Equal(MetadataFixture.KeptByNumericFour, summary.Kept);
    }

    [Fact]
    public async Task The_funnel_removes_every_row_that_is_not_kept_once()
    {
        var summary = await FilterAsync(MetadataFixture.Coyo, Rules);

        Assert.Equal(summary.Rows - summary.Kept, summary.Rules.Sum(rule => rule.Removed));
        Assert.Equal(summary.Rules[0].RemovedAlone, summary.Rules[0].Removed);
    }

    private static async Task<FilterSummary> FilterAsync(string input, ImmutableArray<FilterRule> rules)
    {
        using var folder = new TemporaryFolder();
        return await Filtered.RunAsync([input], folder.Combine("kept.parquet"), [.. rules]);
    }
}
