namespace AlignSharp.Quantization;

/// <summary>A figure measured of both models.</summary>
/// <param name="Name">"split/section/figure", in percent.</param>
/// <param name="Float32">Of the float32 model.</param>
/// <param name="Int8">Of the 8-bit model.</param>
public sealed record FigureChange(string Name, double Float32, double Int8)
{
    /// <summary>Points lost; negative where the 8-bit model does better.</summary>
    public double Loss => Float32 - Int8;
}
