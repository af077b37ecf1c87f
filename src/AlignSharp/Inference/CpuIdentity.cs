using System.Globalization;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics.X86;

namespace AlignSharp.Inference;

/// <summary>Names the kind of processor, since an optimised graph holds layouts made for its instructions.</summary>
internal static class CpuIdentity
{
    private const int FeatureLeaf = 7;
    private const int BrandLeaf = unchecked((int)0x80000002);

    public static string Current { get; } = Describe();

    private static string Describe()
    {
        var architecture = RuntimeInformation.ProcessArchitecture.ToString();
        if (!X86Base.IsSupported)
        {
            return architecture;
        }

        var leaves = new[] { (FeatureLeaf, 0), (FeatureLeaf, 1), (BrandLeaf, 0), (BrandLeaf + 1, 0), (BrandLeaf + 2, 0) };
        return string.Join('-', leaves.Select(leaf =>
        {
            var (eax, ebx, ecx, edx) = X86Base.CpuId(leaf.Item1, leaf.Item2);
            return string.Create(CultureInfo.InvariantCulture, $"{eax:x}.{ebx:x}.{ecx:x}.{edx:x}");
        }).Prepend(architecture));
    }
}
