using AlignSharp.Architecture;
using AlignSharp.Configuration;

namespace AlignSharp.Tests.Architecture;

public sealed class EfficientNetPlanTests
{
    [Theory]
    [InlineData(2.0, 32, 64)]
    [InlineData(1.1, 16, 16)]
    [InlineData(1.2, 24, 32)]
    [InlineData(1.4, 40, 56)]
    [InlineData(0.1, 16, 8)]
    public void Filters_round_to_the_divisor_and_never_lose_a_tenth(double width, int filters, int expected) =>
        Assert.Equal(expected, EfficientNetPlan.RoundFilters(new EfficientNetConfig { WidthCoefficient = width }, filters));

    [Theory]
    [InlineData(3.1, 1, 4)]
    [InlineData(3.1, 4, 13)]
    [InlineData(1.0, 3, 3)]
    public void Repeats_round_up(double depth, int repeats, int expected) =>
        Assert.Equal(expected, EfficientNetPlan.RoundRepeats(new EfficientNetConfig { DepthCoefficient = depth }, repeats));

    [Fact]
    public void Only_later_blocks_of_a_stage_with_stride_one_add_their_input()
    {
        var blocks = EfficientNetPlan.Create(new EfficientNetConfig { WidthCoefficient = 1, DepthCoefficient = 1 }).Blocks;

        Assert.Equal([2, 4, 6, 7, 9, 10, 12, 13, 14], blocks.Where(block => block.HasResidual).Select(block => block.Index));
        Assert.Null(blocks[0].Expansion);
        Assert.Equal(8, blocks[0].SqueezeExcite.SqueezedChannels);
        Assert.Equal(4, blocks[1].SqueezeExcite.SqueezedChannels);
    }

    [Fact]
    public void Stride_two_pads_one_less_in_front_unless_the_block_is_listed()
    {
        var config = new EfficientNetConfig { WidthCoefficient = 1, DepthCoefficient = 1, DepthwisePadding = [3] };
        var blocks = EfficientNetPlan.Create(config).Blocks;

        Assert.Equal(new Padding(0, 1), blocks[1].Depthwise.Padding);
        Assert.Equal(new Padding(2, 2), blocks[3].Depthwise.Padding);
        Assert.Equal(new Padding(2, 2), blocks[4].Depthwise.Padding);
    }

    [Fact]
    public void Stages_that_do_not_fit_each_other_are_refused()
    {
        var error = Assert.Throws<ConfigurationException>(() => EfficientNetPlan.Create(new EfficientNetConfig { InChannels = [32, 16, 24, 48, 80, 112, 192] }));
        Assert.Contains("in_channels[3]", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_picture_too_small_for_the_strides_leaves_nothing()
    {
        var plan = EfficientNetPlan.Create(new EfficientNetConfig());

        Assert.Equal(0, plan.OutputSide(1));
        Assert.Equal(1, plan.OutputSide(32));
    }
}
