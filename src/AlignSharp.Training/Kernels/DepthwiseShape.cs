namespace AlignSharp.Training.Kernels;

/// <summary>
/// One side of a depthwise convolution of square maps. Taps that meet nothing but padding at every place are left out: on a map
/// of two by two, a kernel of five is one of three.
/// </summary>
/// <param name="Input">The side of the map that enters.</param>
/// <param name="Output">The side of the map that leaves.</param>
/// <param name="Kernel">The side of the whole kernel.</param>
/// <param name="Stride">Steps between places.</param>
/// <param name="FirstTap">The first tap of the kernel that meets the map.</param>
/// <param name="Taps">How many of its taps do, from the first on.</param>
/// <param name="Before">Zeros before the map for the taps that do.</param>
internal readonly record struct DepthwiseShape(int Input, int Output, int Kernel, int Stride, int FirstTap, int Taps, int Before)
{
    /// <summary>The side of the map with its zeros.</summary>
    public int Padded => ((Output - 1) * Stride) + Taps;

    /// <summary>The same convolution's way back: the gradient with zeros between its places, met by the kernel turned around.</summary>
    public int PaddedGradient => Input + Taps - 1;

    /// <summary>Zeros before the gradient.</summary>
    public int BeforeGradient => Taps - 1 - Before;

    public static DepthwiseShape Create(int input, int kernel, int stride, int before, int after)
    {
        var output = ((input + before + after - kernel) / stride) + 1;
        var met = Enumerable.Range(0, kernel)
            .Where(tap => Enumerable.Range(0, output).Any(place => (place * stride) + tap - before is >= 0 and var at && at < input))
            .ToArray();
        return new DepthwiseShape(input, output, kernel, stride, met[0], met[^1] - met[0] + 1, before - met[0]);
    }
}
