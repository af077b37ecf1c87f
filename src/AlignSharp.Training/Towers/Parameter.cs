using AlignSharp.Architecture;
using static TorchSharp.torch;

namespace AlignSharp.Training.Towers;

/// <summary>A tensor of the model under its name in the checkpoint.</summary>
/// <param name="Plan">Its name, shape and kind.</param>
/// <param name="Tensor">Its values: float32 (counters: int64), filters with channels last.</param>
public sealed record Parameter(ParameterPlan Plan, Tensor Tensor)
{
    /// <summary>Its name in the checkpoint.</summary>
    public string Name => Plan.Name;

    /// <summary>Whether training changes it: it is learned, and not frozen.</summary>
    public bool IsTrained => Tensor.requires_grad;
}
