namespace AlignSharp.Imaging.Resampling;

/// <summary>Resizes by picking pixels. Positions are added up step by step in double, as Pillow does, not multiplied.</summary>
internal static class NearestPass
{
    public static void Run(Resizing resizing, PixelWindow window, Span<byte> destination)
    {
        var box = resizing.Box;
        var columns = Positions(box.Left, box.Right, resizing.Width, window.X, window.Width);
        var rows = Positions(box.Top, box.Bottom, resizing.Height, window.Y, window.Height);
        var to = 0;
        foreach (var y in rows)
        {
            var row = resizing.Source.Row(y);
            foreach (var x in columns)
            {
                row.Slice(x * RgbImage.Channels, RgbImage.Channels).CopyTo(destination[to..]);
                to += RgbImage.Channels;
            }
        }
    }

    private static int[] Positions(float from, float to, int target, int first, int count)
    {
        var step = (double)(to - from) / target;
        var position = from + (step * 0.5);
        var positions = new int[count];
        for (var i = 0; i < first + count; i++, position += step)
        {
            if (i >= first)
            {
                positions[i - first] = (int)position;
            }
        }

        return positions;
    }
}
