namespace AlignSharp.Training.Kernels;

/// <summary>Every place.</summary>
internal readonly struct SingleStride : IStride
{
    public static int Step => 1;
}
