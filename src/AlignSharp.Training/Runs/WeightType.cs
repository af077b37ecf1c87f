using AlignSharp.Architecture;
using AlignSharp.Checkpoints;
using AlignSharp.Configuration;

namespace AlignSharp.Training.Runs;

/// <summary>Tells the precision that a model's files hold.</summary>
internal static class WeightType
{
    /// <exception cref="AlignException">The folder holds no model.</exception>
    public static TensorType Of(string folder) => Of(folder, AlignPlan.Create(AlignConfig.Load(folder)));

    public static TensorType Of(string folder, AlignPlan plan)
    {
        using var store = TensorStore.Open(folder);
        return store[plan.Text.WordEmbeddings.Name].Type;
    }
}
