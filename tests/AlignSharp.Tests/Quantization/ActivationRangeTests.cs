using AlignSharp.Quantization;

namespace AlignSharp.Tests.Quantization;

public sealed class ActivationRangeTests
{
    [Theory]
    [InlineData(-2f, 1f, 170)]
    [InlineData(0f, 5f, 0)]
    [InlineData(2f, 5f, 0)]
    [InlineData(-5f, -2f, 255)]
    [InlineData(-0.278f, 6.5f, 10)]
    public void Zero_has_a_code_of_its_own(float minimum, float maximum, byte zero) =>
        Assert.Equal(zero, new ActivationRange(minimum, maximum).ZeroPoint);

    [Fact]
    public void The_codes_span_the_range()
    {
        var range = new ActivationRange(-1, 4);

        Assert.Equal(5f / 255, range.Scale);
        Assert.InRange((0 - range.ZeroPoint) * range.Scale, -1.01f, -0.99f);
        Assert.InRange((255 - range.ZeroPoint) * range.Scale, 3.99f, 4.01f);
    }

    [Fact]
    public void A_map_of_zeros_alone_can_be_coded()
    {
        var range = new ActivationRange(0, 0);

        Assert.True(range.Scale > 0);
        Assert.Equal(0, range.ZeroPoint);
    }
}
