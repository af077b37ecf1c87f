namespace AlignSharp.Imaging;

/// <summary>Pillow's resampling filters, with the numbers that <c>resample</c> has in processor files.</summary>
public enum ResampleFilter
{
    /// <summary>The nearest pixel.</summary>
    Nearest = 0,

    /// <summary>Lanczos, support 3.</summary>
    Lanczos = 1,

    /// <summary>Triangle, support 1.</summary>
    Bilinear = 2,

    /// <summary>Cubic with a = -0.5, support 2.</summary>
    Bicubic = 3,

    /// <summary>Box, support 0.5.</summary>
    Box = 4,

    /// <summary>Hamming, support 1.</summary>
    Hamming = 5,
}
