namespace AlignSharp.Imaging;

/// <summary>The kinds of picture files that are read.</summary>
public enum ImageFormat
{
    /// <summary>JPEG: baseline and progressive; grey, YCbCr, RGB, CMYK, YCCK.</summary>
    Jpeg,

    /// <summary>PNG: every colour type, 1 to 16 bits, interlaced or not.</summary>
    Png,

    /// <summary>WebP: lossy and lossless; the first frame of an animation.</summary>
    WebP,

    /// <summary>GIF: the first frame; what it leaves uncovered is black.</summary>
    Gif,

    /// <summary>Windows and OS/2 bitmaps: 1 to 32 bits, run-length encoded or not.</summary>
    Bmp,

    /// <summary>TIFF: 1, 8 and 16 bits; grey, palette, RGB, CMYK; the first page.</summary>
    Tiff,
}
