using System.IO.Enumeration;
using AlignSharp.Architecture;
using AlignSharp.Checkpoints;
using TorchSharp;
using static TorchSharp.torch;

namespace AlignSharp.Training.Towers;

/// <summary>
/// Every tensor of a model by its name in the checkpoint: master weights in float32, running statistics and counters.
/// Owns them. Not thread-safe.
/// </summary>
public sealed class ParameterSet : IDisposable
{
    private readonly OrderedDictionary<string, Parameter> _parameters = [];

    private ParameterSet(IEnumerable<ParameterPlan> plans, Func<ParameterPlan, Tensor> create)
    {
        foreach (var plan in plans)
        {
            var values = create(plan);
            _parameters.Add(plan.Name, new Parameter(plan, plan.IsLearned ? values.requires_grad_() : values));
        }
    }

    /// <summary>The tensors in the model's order.</summary>
    public IReadOnlyList<Parameter> All => _parameters.Values;

    /// <summary>Those that training changes by gradient.</summary>
    public IEnumerable<Parameter> Trained => _parameters.Values.Where(static parameter => parameter.IsTrained);

    /// <summary>A tensor by its name in the checkpoint.</summary>
    /// <param name="name">The name.</param>
    public Tensor this[string name] => _parameters[name].Tensor;

    /// <summary>Stops training of every learned tensor whose name fits a pattern.</summary>
    /// <param name="pattern">A name of the checkpoint; <c>*</c> stands for any characters, <c>?</c> for one.</param>
    /// <returns>How many tensors no longer train.</returns>
    /// <exception cref="AlignException">No tensor that trains fits.</exception>
    public int Freeze(string pattern)
    {
        var frozen = Trained.Where(parameter => FileSystemName.MatchesSimpleExpression(pattern, parameter.Name)).ToArray();
        foreach (var parameter in frozen)
        {
            parameter.Tensor.requires_grad_(false);
        }

        return frozen.Length > 0
            ? frozen.Length
            : throw new AlignException($"The pattern \"{pattern}\" fits no tensor that trains; expected names as {_parameters.Keys.Last()}.");
    }

    /// <summary>Drops every gradient.</summary>
    public void ClearGradients()
    {
        foreach (var parameter in _parameters.Values)
        {
            using var gradient = parameter.Tensor.grad;
            if (gradient is not null)
            {
                parameter.Tensor.grad = null;
            }
        }
    }

    /// <summary>The name of the first trained tensor whose values or gradient hold a NaN or an infinity; null where all are finite.</summary>
    public string? FindNotFinite()
    {
        using var scope = NewDisposeScope();
        return Trained.FirstOrDefault(static parameter =>
            !IsFinite(parameter.Tensor) || (parameter.Tensor.grad is { } gradient && !IsFinite(gradient)))?.Name;
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        foreach (var parameter in _parameters.Values)
        {
            parameter.Tensor.Dispose();
        }
    }

    internal static ParameterSet Load(AlignPlan plan, TensorStore store, Device device)
    {
        plan.Check(store);
        return new ParameterSet(plan.Parameters, parameter => store.Tensors.ContainsKey(parameter.Name)
            ? TorchTensors.Read(store, parameter.Name, device)
            : zeros(parameter.Shape.AsSpan(), ScalarType.Int64, device).DetachFromDisposeScope());
    }

    internal static ParameterSet Create(AlignPlan plan, long seed, Device device, FreshWeights weights)
    {
        using var initializer = new ParameterInitializer(plan, seed, weights);
        return new ParameterSet(plan.Parameters, parameter => initializer.Create(parameter, device));
    }

    private static bool IsFinite(Tensor tensor) => tensor.detach().isfinite().all().item<bool>();

    internal IEnumerable<TensorData> ToTensorData() =>
        _parameters.Values.Select(static parameter => parameter.Tensor.ToTensorData(parameter.Name));
}
