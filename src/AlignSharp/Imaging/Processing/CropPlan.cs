using AlignSharp.Configuration;
using AlignSharp.Imaging.Resampling;

namespace AlignSharp.Imaging.Processing;

/// <summary>Which pixels of a resized picture a centre crop keeps, and where in the result they lie.</summary>
/// <param name="Resized">The size of the resized picture.</param>
/// <param name="Window">The pixels kept.</param>
/// <param name="Left">Black columns before them.</param>
/// <param name="Top">Black rows above them.</param>
internal readonly record struct CropPlan(ImageSize Resized, PixelWindow Window, int Left, int Top)
{
    public static CropPlan Center(ImageSize resized, ImageSize crop)
    {
        var (x, width, left) = Center(resized.Width, crop.Width);
        var (y, height, top) = Center(resized.Height, crop.Height);
        return new CropPlan(resized, new PixelWindow(x, y, width, height), left, top);
    }

    /// <summary>The odd pixel goes after the crop where it cuts, and before the picture where it pads, as in transformers.</summary>
    private static (int Start, int Count, int Before) Center(int resized, int crop)
    {
        var start = (resized - crop) >> 1;
        return (Math.Max(start, 0), Math.Min(resized, crop), Math.Max(-start, 0));
    }
}
