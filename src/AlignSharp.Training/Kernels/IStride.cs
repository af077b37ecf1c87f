namespace AlignSharp.Training.Kernels;

/// <summary>A stride that is known when a kernel is compiled, so that its addresses are.</summary>
internal interface IStride
{
    static abstract int Step { get; }
}
