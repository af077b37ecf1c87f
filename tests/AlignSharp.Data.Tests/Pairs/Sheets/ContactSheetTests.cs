using AlignSharp.Data.Pairs.Sheets;
using AlignSharp.Data.Shards;
using AlignSharp.Imaging;

namespace AlignSharp.Data.Tests.Pairs.Sheets;

public sealed class ContactSheetTests
{
    private static readonly Sample Wide = PictureShard.Make(
        "wide", ("jpg", PictureShard.Picture("rgb_480x360.jpg")), ("txt", "A <b>bold</b> & brave caption"u8.ToArray()));

    [Fact]
    public void Pictures_stand_side_by_side_in_their_ratio()
    {
        var sheet = ContactSheet.Draw([Wide, Wide, Wide], columns: 2);

        Assert.Equal((8 + (2 * 168), 8 + (2 * 224)), (sheet.Width, sheet.Height));
        Assert.Equal(PixelOf(sheet, 8 + 80, 8 + 80), PixelOf(sheet, 8 + 168 + 80, 8 + 80));
        Assert.Equal((240, 240, 240), PixelOf(sheet, 8 + 80, 8 + 2));
        Assert.NotEqual((240, 240, 240), PixelOf(sheet, 8 + 2, 8 + 80));
        Assert.Equal((255, 255, 255), PixelOf(sheet, 8 + 168 + 80, 8 + 224 + 80));
    }

    [Fact]
    public void What_has_no_picture_leaves_an_empty_place()
    {
        var sheet = ContactSheet.Draw([PictureShard.Make("a", ("jpg", [1, 2, 3])), PictureShard.Make("b", ("txt", "x"u8.ToArray()))]);

        Assert.Equal((240, 240, 240), PixelOf(sheet, 88, 88));
        Assert.Equal((240, 240, 240), PixelOf(sheet, 168 + 88, 88));
    }

    [Fact]
    public void Captions_that_look_like_markup_are_drawn_as_they_are()
    {
        var canvas = new SheetCanvas(200, 60);

        var drawn = SheetText.TryDraw(canvas, 0, 0, 200, 60, "<b>&\u0000\uD800 <i");

        Assert.Equal(SystemFonts.Exist, drawn);
        Assert.Equal(drawn, canvas.ToImage().Pixels.AsSpan().ContainsAnyExcept((byte)255));
    }

    [Fact]
    public void Text_stays_in_its_box()
    {
        var canvas = new SheetCanvas(120, 60);

        SheetText.TryDraw(canvas, 10, 10, 50, 20, string.Concat(Enumerable.Repeat("wwwwwwww ", 100)));

        var image = canvas.ToImage();
        for (var y = 0; y < 60; y++)
        {
            for (var x = 0; x < 120; x++)
            {
                Assert.True(x is >= 10 and < 60 && y is >= 10 and < 30 || PixelOf(image, x, y) == (255, 255, 255));
            }
        }
    }

    private static (byte R, byte G, byte B) PixelOf(RgbImage image, int x, int y)
    {
        var at = ((y * image.Width) + x) * RgbImage.Channels;
        return (image.Pixels[at], image.Pixels[at + 1], image.Pixels[at + 2]);
    }
}
