using System.Buffers;

namespace AlignSharp.Imaging.Resampling;

/// <summary>
/// A picture, or a box of it, on its way to a new size. Any window of the result can be worked out without the rest and has the
/// very bytes it has in the whole.
/// </summary>
internal sealed class Resizing
{
    private readonly ResampleFilter _filter;

    public Resizing(RgbImage source, PixelBox box, int width, int height, ResampleFilter filter)
    {
        if (!(box.Left >= 0 && box.Top >= 0 && box.Right <= source.Width && box.Bottom <= source.Height
            && box.Left < box.Right && box.Top < box.Bottom))
        {
            throw new ArgumentOutOfRangeException(
                nameof(box), box, $"Expected a box with an area within the {source.Width}x{source.Height} pixels.");
        }

        (Source, Box, Width, Height, _filter) = (source, box, width, height, filter);
    }

    public RgbImage Source { get; }

    public PixelBox Box { get; }

    public int Width { get; }

    public int Height { get; }

    /// <summary>
    /// The first pass is rounded to bytes, so the order shows in the result. Pillow 13 works across rows first where the height
    /// shrinks and the width does not; older ones never do. Where both shrink but the height far more, Pillow 13 does so
    /// too, from a ratio that no reference result pins down: there the older order is kept, at most a level away.
    /// </summary>
    private bool IsVerticalFirst => Width >= Box.Right - Box.Left && Height < Box.Bottom - Box.Top;

    /// <summary>Works out the window's pixels, row by row without padding.</summary>
    public void Render(PixelWindow window, Span<byte> destination)
    {
        if (_filter == ResampleFilter.Nearest)
        {
            NearestPass.Run(this, window, destination);
            return;
        }

        switch (Columns(window), Rows(window))
        {
            case (null, null):
                Copy(window, destination);
                break;
            case (null, { } rows):
                VerticalPass.Run(SourceFrom(window.X, rows.First, window.Width), rows.First, rows, destination);
                break;
            case ({ } columns, null):
                HorizontalPass.Run(SourceFrom(columns.First, window.Y), columns.First, window.Height, columns, destination);
                break;
            case ({ } columns, { } rows) when IsVerticalFirst:
                VerticalThenHorizontal(columns, rows, destination);
                break;
            case ({ } columns, { } rows):
                HorizontalThenVertical(columns, rows, destination);
                break;
        }
    }

    private void HorizontalThenVertical(AxisWeights columns, AxisWeights rows, Span<byte> destination)
    {
        var length = columns.Count * RgbImage.Channels;
        var count = rows.End - rows.First;
        var between = ArrayPool<byte>.Shared.Rent(checked(count * length));
        HorizontalPass.Run(SourceFrom(columns.First, rows.First), columns.First, count, columns, between);
        VerticalPass.Run(new RowView(between, length, length), rows.First, rows, destination);
        ArrayPool<byte>.Shared.Return(between);
    }

    private void VerticalThenHorizontal(AxisWeights columns, AxisWeights rows, Span<byte> destination)
    {
        var width = columns.End - columns.First;
        var length = width * RgbImage.Channels;
        var between = ArrayPool<byte>.Shared.Rent(checked(rows.Count * length));
        VerticalPass.Run(SourceFrom(columns.First, rows.First, width), rows.First, rows, between);
        HorizontalPass.Run(new RowView(between, length, length), columns.First, rows.Count, columns, destination);
        ArrayPool<byte>.Shared.Return(between);
    }

    /// <summary>The weights along rows; null where the columns stay as they are.</summary>
    private AxisWeights? Columns(PixelWindow window) =>
        Width == Source.Width && Box.Left == 0 && Box.Right == Width
            ? null
            : new AxisWeights(Source.Width, Box.Left, Box.Right, Width, window.X, window.Width, _filter);

    /// <summary>The weights across rows; null where the rows stay as they are.</summary>
    private AxisWeights? Rows(PixelWindow window) =>
        Height == Source.Height && Box.Top == 0 && Box.Bottom == Height
            ? null
            : new AxisWeights(Source.Height, Box.Top, Box.Bottom, Height, window.Y, window.Height, _filter);

    /// <summary>The picture's rows from a pixel on, each to the picture's right edge.</summary>
    private RowView SourceFrom(int x, int y) => SourceFrom(x, y, Source.Width - x);

    private RowView SourceFrom(int x, int y, int width)
    {
        var stride = Source.Width * RgbImage.Channels;
        return new RowView(Source.Pixels.AsSpan((y * stride) + (x * RgbImage.Channels)), stride, width * RgbImage.Channels);
    }

    private void Copy(PixelWindow window, Span<byte> destination)
    {
        var rows = SourceFrom(window.X, window.Y, window.Width);
        for (var y = 0; y < window.Height; y++)
        {
            rows[y].CopyTo(destination[(y * rows.Length)..]);
        }
    }
}
