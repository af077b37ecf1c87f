using AlignSharp.Imaging;

namespace AlignSharp.Tests.Imaging;

public class ResizeGoldenTests
{
    private static readonly RgbImage Source = ImageGoldens.Decode("rgb.png");

    public static TheoryData<int, int, ResampleFilter, string> Cases
    {
        get
        {
            var cases = new TheoryData<int, int, ResampleFilter, string>();
            foreach (var golden in ImageGoldens.Resizes)
            {
                cases.Add(golden.Width, golden.Height, (ResampleFilter)golden.Resample, golden.Sha256);
            }

            return cases;
        }
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void Every_filter_equals_the_reference_to_the_bit(int width, int height, ResampleFilter filter, string sha256) =>
        Assert.Equal(sha256, ImageGoldens.Hash(Source.Resize(width, height, filter).Pixels));
}
