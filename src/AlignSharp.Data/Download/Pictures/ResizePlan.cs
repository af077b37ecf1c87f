namespace AlignSharp.Data.Download.Pictures;

/// <summary>
/// What a picture of some size is brought to: resized to <see cref="Width"/> x <see cref="Height"/>, then placed in the
/// middle of a canvas, which cuts off what is outside and leaves a border where there is room.
/// </summary>
/// <param name="Width">Width after the resize, at least 1.</param>
/// <param name="Height">Height after the resize, at least 1.</param>
/// <param name="CanvasWidth">Width of the result.</param>
/// <param name="CanvasHeight">Height of the result.</param>
internal readonly record struct ResizePlan(int Width, int Height, int CanvasWidth, int CanvasHeight)
{
    public static ResizePlan For(int width, int height, PictureOptions options)
    {
        var (shortSide, longSide) = (Math.Min(width, height), Math.Max(width, height));
        return options.Resize switch
        {
            ResizeMode.ShortSide => Scaled(width, height, shortSide, options),
            ResizeMode.LongSide => Scaled(width, height, longSide, options),
            ResizeMode.Crop => Square(Scaled(width, height, shortSide, options)),
            ResizeMode.Border => Scaled(width, height, longSide, options) with
            {
                CanvasWidth = options.Size,
                CanvasHeight = options.Size,
            },
            _ => new(width, height, width, height),
        };
    }

    // The side that leads becomes the size exactly; the other follows, rounded, and never vanishes.
    private static ResizePlan Scaled(int width, int height, int side, PictureOptions options)
    {
        if (side == options.Size || (side < options.Size && !options.Upscale))
        {
            return new(width, height, width, height);
        }

        var (scaledWidth, scaledHeight) = (Follow(width, side, options.Size), Follow(height, side, options.Size));
        return new(scaledWidth, scaledHeight, scaledWidth, scaledHeight);
    }

    private static int Follow(int length, int side, int size) =>
        (int)Math.Max(1, ((2L * length * size) + side) / (2L * side));

    private static ResizePlan Square(ResizePlan plan)
    {
        var length = Math.Min(plan.Width, plan.Height);
        return plan with { CanvasWidth = length, CanvasHeight = length };
    }
}
