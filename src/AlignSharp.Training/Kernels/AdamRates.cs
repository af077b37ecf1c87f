namespace AlignSharp.Training.Kernels;

/// <summary>A step of Adam as the numbers that its loop needs.</summary>
/// <param name="Beta1">Share of the first moment kept.</param>
/// <param name="Beta2">Share of the second moment kept.</param>
/// <param name="Kept">Share of a weight that its decay leaves.</param>
/// <param name="Step">The learning rate over the first moment's bias correction.</param>
/// <param name="RootScale">1 over the root of the second moment's bias correction.</param>
/// <param name="Epsilon">Added to the root of the second moment.</param>
internal readonly record struct AdamRates(float Beta1, float Beta2, float Kept, float Step, float RootScale, float Epsilon);
