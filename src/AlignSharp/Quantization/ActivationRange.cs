namespace AlignSharp.Quantization;

/// <summary>The values that a map takes, and the unsigned 8-bit codes that stand for them: value = (code - zero point) * scale.</summary>
/// <param name="Minimum">The least value.</param>
/// <param name="Maximum">The greatest value.</param>
internal readonly record struct ActivationRange(float Minimum, float Maximum)
{
    private const int Codes = 255;
    private const float LeastScale = 1e-12f;

    /// <summary>The step between two codes. The range always holds 0, which padding needs exactly.</summary>
    public float Scale => Math.Max(LeastScale, (Math.Max(Maximum, 0) - Math.Min(Minimum, 0)) / Codes);

    /// <summary>The code of 0.</summary>
    public byte ZeroPoint => (byte)Math.Clamp(MathF.Round(-Math.Min(Minimum, 0) / Scale), 0, Codes);
}
