using AlignSharp.Training.Towers;
using TorchSharp;
using static TorchSharp.torch;

namespace AlignSharp.Training.Optimizers;

/// <summary>A trained tensor, what an optimiser remembers of it, and its weight decay. Owns the memory of the former.</summary>
internal sealed class OptimizerSlot(Parameter parameter, OptimizerOptions options, string[] moments) : IDisposable
{
    public Parameter Parameter { get; } = parameter;

    public bool IsExcluded { get; } = options.Exclusion.Excludes(parameter.Plan);

    public double WeightDecay => IsExcluded ? 0 : options.WeightDecay;

    public OrderedDictionary<string, Tensor> Moments { get; } = new(moments.Select(moment =>
        KeyValuePair.Create(moment, zeros_like(parameter.Tensor, requires_grad: false).DetachFromDisposeScope())));

    public string NameOf(string moment) => $"{Parameter.Name}.{moment}";

    public void Dispose()
    {
        foreach (var moment in Moments.Values)
        {
            moment.Dispose();
        }
    }
}
