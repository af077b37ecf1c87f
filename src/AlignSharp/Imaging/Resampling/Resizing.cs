using System.Buffers;

namespace AlignSharp.Imaging.Resampling;

/// <summary>
/// A picture, or a box of it, on its way to a new size. Any window of the result can be worked out without the rest and has the
/// very bytes it has in the whole: columns first, and of those only the rows that the rows of the window draw on.
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

    /// <summary>Works out the window's pixels, row by row without padding.</summary>
    public void Render(PixelWindow window, Span<byte> destination)
    {
        if (_filter == ResampleFilter.Nearest)
        {
            NearestPass.Run(this, window, destination);
            return;
        }

        var columns = Columns(window);
        var rows = Rows(window);
        switch (columns, rows)
        {
            case (null, null):
                Copy(window, destination);
                break;
            case (null, not null):
                VerticalPass.Run(SourceRows(rows.First, window.X, window.Width), rows.First, rows, destination);
                break;
            case (not null, null):
                HorizontalPass.Run(SourceRows(window.Y), window.Height, columns, destination);
                break;
            default:
                ResizeBoth(columns, rows, destination);
                break;
        }
    }

    private void ResizeBoth(AxisWeights columns, AxisWeights rows, Span<byte> destination)
    {
        var length = columns.Count * RgbImage.Channels;
        var between = ArrayPool<byte>.Shared.Rent(checked((rows.End - rows.First) * length));
        try
        {
            HorizontalPass.Run(SourceRows(rows.First), rows.End - rows.First, columns, between);
            VerticalPass.Run(new RowView(between, length, length), rows.First, rows, destination);
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(between);
        }
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

    private RowView SourceRows(int first) => SourceRows(first, 0, Source.Width);

    private RowView SourceRows(int first, int x, int width)
    {
        var stride = Source.Width * RgbImage.Channels;
        return new RowView(Source.Pixels.AsSpan((first * stride) + (x * RgbImage.Channels)), stride, width * RgbImage.Channels);
    }

    private void Copy(PixelWindow window, Span<byte> destination)
    {
        var rows = SourceRows(window.Y, window.X, window.Width);
        for (var y = 0; y < window.Height; y++)
        {
            rows[y].CopyTo(destination[(y * rows.Length)..]);
        }
    }
}
