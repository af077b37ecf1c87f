namespace AlignSharp.Imaging.Resampling;

/// <summary>
/// The filters as functions of the distance from the centre, in Pillow's formulas and its order of operations:
/// the results are rounded later, so a last bit may matter.
/// </summary>
internal static class FilterKernel
{
    // Pillow writes these two in single precision and computes in double.
    private const double HammingBase = 0.54f;
    private const double HammingSwing = 0.46f;
    private const double CubicA = -0.5;

    /// <summary>How far from the centre the filter reaches, in pixels of the larger of both pictures.</summary>
    public static double Support(ResampleFilter filter) => filter switch
    {
        ResampleFilter.Box => 0.5,
        ResampleFilter.Bilinear or ResampleFilter.Hamming => 1,
        ResampleFilter.Bicubic => 2,
        ResampleFilter.Lanczos => 3,
        _ => throw new ArgumentOutOfRangeException(nameof(filter), filter, "Expected a filter that weighs pixels."),
    };

    public static double Weight(ResampleFilter filter, double x) => filter switch
    {
        ResampleFilter.Box => x is > -0.5 and <= 0.5 ? 1 : 0,
        ResampleFilter.Bilinear => Math.Max(0, 1 - Math.Abs(x)),
        ResampleFilter.Hamming => Hamming(Math.Abs(x)),
        ResampleFilter.Bicubic => Cubic(Math.Abs(x)),
        _ => x is >= -3 and < 3 ? Sinc(x) * Sinc(x / 3) : 0,
    };

    private static double Hamming(double x) => x switch
    {
        0 => 1,
        >= 1 => 0,
        _ => Sinc(x) * (HammingBase + (HammingSwing * Math.Cos(x * Math.PI))),
    };

    private static double Cubic(double x) => x switch
    {
        < 1 => ((((CubicA + 2) * x) - (CubicA + 3)) * x * x) + 1,
        < 2 => ((((((x - 5) * x) + 8) * x) - 4) * CubicA),
        _ => 0,
    };

    private static double Sinc(double x) => x == 0 ? 1 : Math.Sin(x * Math.PI) / (x * Math.PI);
}
