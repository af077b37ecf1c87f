using AlignSharp.Training.Augmentation;

namespace AlignSharp.Training.Tests.Augmentation;

public sealed class GeometricChangesTests
{
    [Fact]
    public void No_angle_slope_or_shift_changes_no_sample()
    {
        var (image, expected) = (TestPictures.Noise(), TestPictures.Noise().Pixels);

        GeometricChanges.Rotate(image, 0);
        GeometricChanges.ShearX(image, 0);
        GeometricChanges.ShearY(image, 0);
        GeometricChanges.TranslateX(image, 0);
        GeometricChanges.TranslateY(image, 0);

        Assert.Equal(expected, image.Pixels);
    }

    [Fact]
    public void Four_quarter_turns_end_where_they_began()
    {
        var image = TestPictures.Noise();

        GeometricChanges.Rotate(image, 90);

        Assert.Equal(TestPictures.At(TestPictures.Noise(), 3, 5), TestPictures.At(image, TestPictures.Side - 1 - 5, 3));
        for (var turn = 1; turn < 4; turn++)
        {
            GeometricChanges.Rotate(image, 90);
        }

        Assert.Equal(TestPictures.Noise().Pixels, image.Pixels);
    }

    [Fact]
    public void A_shift_moves_right_and_down_and_bares_the_background()
    {
        var (right, down) = (TestPictures.Drawing(), TestPictures.Drawing());

        GeometricChanges.TranslateX(right, 0.25);
        GeometricChanges.TranslateY(down, 0.25);

        Assert.Equal(TestPictures.At(TestPictures.Drawing(), 20, 24), TestPictures.At(right, 32, 24));
        Assert.Equal(TestPictures.At(TestPictures.Drawing(), 24, 20), TestPictures.At(down, 24, 32));
        Assert.Equal((byte.MaxValue, byte.MaxValue, byte.MaxValue), TestPictures.At(right, 0, 24));
        Assert.Equal((byte.MaxValue, byte.MaxValue, byte.MaxValue), TestPictures.At(down, 24, 0));
    }

    [Fact]
    public void A_shear_keeps_the_centre_and_moves_opposite_edges_apart()
    {
        var image = TestPictures.Create(static (x, _) => x is 23 or 24 ? ((byte)0, (byte)0, (byte)0) : ((byte)90, (byte)90, (byte)90));

        GeometricChanges.ShearX(image, 0.5);

        Assert.Equal(0, TestPictures.At(image, 23 + 10, 24 + 19).Red);
        Assert.Equal(0, TestPictures.At(image, 24 - 10, 23 - 19).Red);
        Assert.Equal(90, TestPictures.At(image, 23, 43).Red);
    }

    [Fact]
    public void The_background_is_that_of_most_corners()
    {
        var image = TestPictures.Drawing();
        image.Pixels.AsSpan(0, 3).Clear();
        Span<byte> color = stackalloc byte[3];

        Background.Find(image, color);

        Assert.Equal([255, 255, 255], color.ToArray());
    }
}
