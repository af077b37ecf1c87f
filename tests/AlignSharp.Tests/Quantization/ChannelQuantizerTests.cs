using AlignSharp.Quantization;
using CsCheck;

namespace AlignSharp.Tests.Quantization;

public sealed class ChannelQuantizerTests
{
    [Fact]
    public void Every_weight_is_within_half_a_step_of_its_channel() =>
        Gen.Select(Gen.Int[1, 8], Gen.Int[1, 40]).SelectMany((channels, size) =>
                Gen.Float[-100, 100].Array[channels * size].Select(values => (channels, size, values)))
            .Sample(weight =>
            {
                var (values, scales) = ChannelQuantizer.Quantize(weight.values, weight.channels);
                Assert.All(Enumerable.Range(0, values.Length), i => Assert.True(
                    Math.Abs(weight.values[i] - (values[i] * scales[i / weight.size])) <= 0.5001f * scales[i / weight.size]));
            }, iter: 200);

    [Fact]
    public void The_largest_weight_of_a_channel_is_kept_whatever_its_sign()
    {
        var (values, scales) = ChannelQuantizer.Quantize([0.5f, -2, 1, 0, 0.25f, 0.125f], channels: 2);

        Assert.Equal([32, -127, 64, 0, 127, 64], values.Select(value => (int)value));
        Assert.Equal([2f / 127, 0.25f / 127], scales);
    }

    [Fact]
    public void A_channel_of_zeros_stays_zero_with_a_scale_that_can_be_divided_by()
    {
        var (values, scales) = ChannelQuantizer.Quantize([0, 0], channels: 1);

        Assert.Equal([0, 0], values.Select(value => (int)value));
        Assert.Equal([1f], scales);
    }
}
