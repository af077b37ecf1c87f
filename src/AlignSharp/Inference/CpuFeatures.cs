using System.Runtime.Intrinsics.X86;

namespace AlignSharp.Inference;

/// <summary>What the processor can do that .NET does not tell.</summary>
internal static class CpuFeatures
{
    private const int FeatureLeaf = 7;
    private const int Avx512DotProductsOfEcx = 11;
    private const int AvxDotProductsOfEax = 4;

    /// <summary>
    /// Whether sums of products of 8-bit numbers are taken in 32 bits at once. Older x86 processors take pairs of them in
    /// 16 bits, which signed weights can overflow.
    /// </summary>
    public static bool HasWideDotProducts { get; } = !X86Base.IsSupported
        || ((X86Base.CpuId(FeatureLeaf, 0).Ecx >> Avx512DotProductsOfEcx) & 1) == 1
        || ((X86Base.CpuId(FeatureLeaf, 1).Eax >> AvxDotProductsOfEax) & 1) == 1;
}
