using System.Net;
using AlignSharp.Imaging.Decoding;
using NetVips;

namespace AlignSharp.Data.Pairs.Sheets;

/// <summary>Draws text with libvips, where the system has a font.</summary>
internal static class SheetText
{
    private const int MostLetters = 300;
    private const string Font = "sans 10";

    /// <summary>Draws text in the upper left corner of a canvas; what does not fit is cut off.</summary>
    /// <returns>Whether the text could be drawn.</returns>
    public static bool TryDraw(SheetCanvas canvas, int left, int top, int width, int height, string text)
    {
        var letters = new string([.. text.Take(MostLetters).Where(letter => !char.IsControl(letter) && !char.IsSurrogate(letter))]).Trim();
        if (letters.Length == 0 || !SystemFonts.Exist)
        {
            return letters.Length == 0;
        }

        VipsLibrary.Require();
        try
        {
            using var image = Image.Text(WebUtility.HtmlEncode(letters), Font, width, dpi: 72, wrap: Enums.TextWrap.WordChar);
            canvas.Ink(left, top, width, height, image.WriteToMemory<byte>(), image.Width);
            return true;
        }
        catch (VipsException)
        {
            return false;
        }
    }
}
