using AlignSharp.Imaging;

namespace AlignSharp.Tests.Imaging;

public class BmpDecodingTests
{
    private static readonly byte[] TwoColors = [30, 20, 10, 0, 50, 100, 200, 0];

    [Fact]
    public void Rows_are_stored_from_the_bottom_unless_the_height_is_negative()
    {
        byte[] pixels = [3, 2, 1, 0, 6, 5, 4, 0];
        Assert.Equal([4, 5, 6, 1, 2, 3], Decode(TinyBmp.Windows(1, 2, 24, pixels)));
        Assert.Equal([1, 2, 3, 4, 5, 6], Decode(TinyBmp.Windows(1, -2, 24, pixels)));
    }

    [Fact]
    public void One_bit_takes_its_colors_from_the_palette() => Assert.Equal(
        [200, 100, 50, 10, 20, 30, 200, 100, 50],
        Decode(TinyBmp.Windows(3, 1, 1, [0b1010_0000, 0, 0, 0], tables: TwoColors)));

    [Fact]
    public void Four_bits_keep_the_left_pixel_in_the_high_half() => Assert.Equal(
        [10, 20, 30, 200, 100, 50, 200, 100, 50],
        Decode(TinyBmp.Windows(3, 1, 4, [0x01, 0x10, 0, 0], tables: TwoColors, colors: 2)));

    [Fact]
    public void An_index_beyond_the_palette_is_black() => Assert.Equal(
        [0, 0, 0],
        Decode(TinyBmp.Windows(1, 1, 8, [7, 0, 0, 0], tables: TwoColors, colors: 2)));

    [Fact]
    public void The_oldest_header_has_three_bytes_a_color() => Assert.Equal(
        [200, 100, 50, 10, 20, 30],
        Decode(TinyBmp.Os2(2, 1, 1, [30, 20, 10, 50, 100, 200], [0b1000_0000, 0, 0, 0])));

    [Fact]
    public void Sixteen_bits_are_five_a_color_by_default() => Assert.Equal(
        [255, 0, 131],
        Decode(TinyBmp.Windows(1, 1, 16, [0x10, 0x7C, 0, 0])));

    [Fact]
    public void Masks_tell_where_the_colors_are()
    {
        byte[] masks565 = [0, 0xF8, 0, 0, 0xE0, 0x07, 0, 0, 0x1F, 0, 0, 0];
        Assert.Equal([255, 133, 0], Decode(TinyBmp.Windows(1, 1, 16, [0x20, 0xFC, 0, 0], 3, masks565)));
        byte[] redLast = [0xFF, 0, 0, 0, 0, 0xFF, 0, 0, 0, 0, 0xFF, 0];
        Assert.Equal([1, 2, 3], Decode(TinyBmp.Windows(1, 1, 32, [1, 2, 3, 77], 3, redLast)));
    }

    [Fact]
    public void The_fourth_byte_of_a_pixel_is_dropped() =>
        Assert.Equal([3, 2, 1], Decode(TinyBmp.Windows(1, 1, 32, [1, 2, 3, 0])));

    [Fact]
    public void Eight_bit_runs_literals_and_jumps_are_followed() => Assert.Equal(
        Colors(1, 1, 0, 0, 0, 1, 0, 1),
        Decode(TinyBmp.Windows(4, 2, 8, [2, 1, 0, 0, 0, 2, 1, 0, 0, 3, 1, 0, 1, 0, 0, 1], 1, TwoColors, 2), inStoredOrder: true));

    [Fact]
    public void Four_bit_runs_alternate_between_two_pixels() => Assert.Equal(
        Colors(0, 1, 0, 1, 1, 0),
        Decode(TinyBmp.Windows(3, 2, 4, [3, 0x01, 0, 0, 0, 3, 0x11, 0x00, 0, 1], 2, TwoColors, 2), inStoredOrder: true));

    [Theory]
    [InlineData(0, "1, 4, 8, 16, 24 or 32 bits", 5)]
    [InlineData(4, "compression 4", 24)]
    [InlineData(1, "compression 1", 4)]
    public void Depths_and_compressions_that_do_not_go_together_are_named(int compression, string expected, short bits)
    {
        var error = Assert.Throws<ImageException>(() => Decode(TinyBmp.Windows(1, 1, bits, new byte[64], compression)));
        Assert.Contains(expected, error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Masks_with_holes_are_refused()
    {
        byte[] masks = [0b101, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0];
        Assert.Throws<ImageException>(() => Decode(TinyBmp.Windows(1, 1, 16, [0, 0, 0, 0], 3, masks)));
    }

    [Fact]
    public void Missing_pixels_are_an_error()
    {
        Assert.Throws<ImageException>(() => Decode(TinyBmp.Windows(4, 4, 24, new byte[47])));
        Assert.Throws<ImageException>(() => Decode(TinyBmp.Windows(4, 4, 8, [4, 0, 0, 0, 4, 0], 1, TwoColors, 2)));
    }

    private static byte[] Decode(byte[] bmp, bool inStoredOrder = false)
    {
        var image = ImageDecoder.Default.Decode(bmp, "test.bmp");
        return inStoredOrder
            ? [.. Enumerable.Range(0, image.Height).Reverse().SelectMany(y => image.Row(y).ToArray())]
            : image.Pixels;
    }

    private static byte[] Colors(params int[] indices) =>
        [.. indices.SelectMany(index => index == 0 ? new byte[] { 10, 20, 30 } : [200, 100, 50])];
}
