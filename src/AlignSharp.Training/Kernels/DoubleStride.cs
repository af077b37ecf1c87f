namespace AlignSharp.Training.Kernels;

/// <summary>Every other place.</summary>
internal readonly struct DoubleStride : IStride
{
    public static int Step => 2;
}
