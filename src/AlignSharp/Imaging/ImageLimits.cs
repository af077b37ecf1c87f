namespace AlignSharp.Imaging;

/// <summary>
/// How large a picture may be. Checked against the file's length and header before memory for pixels is allocated.
/// </summary>
public sealed record ImageLimits
{
    /// <summary>Largest file, in bytes: 256 MiB unless set.</summary>
    public long MaxBytes { get; init; } = 256L << 20;

    /// <summary>Largest width times height, in pixels: 100 million unless set, which decode to 300 MB.</summary>
    public long MaxPixels { get; init; } = 100_000_000;

    /// <summary>Largest width and largest height, in pixels: 65,535 unless set, the most that JPEG can say.</summary>
    public int MaxSide { get; init; } = 65_535;

    internal void CheckBytes(string name, long length)
    {
        var most = Math.Min(MaxBytes, Array.MaxLength - 1);
        if (length > most)
        {
            throw new ImageException($"{name} has more than {most} bytes; expected a picture of at most that size.");
        }
    }

    internal void CheckSize(string name, int width, int height)
    {
        if (width > MaxSide || height > MaxSide)
        {
            throw new ImageException($"{name} is {width}x{height} pixels; expected at most {MaxSide} on each side.");
        }

        var pixels = (long)width * height;
        var most = Math.Min(MaxPixels, Array.MaxLength / RgbImage.Channels);
        if (pixels > most)
        {
            throw new ImageException($"{name} is {width}x{height}, {pixels} pixels; expected at most {most}.");
        }
    }
}
