using AlignSharp.Checkpoints;
using AlignSharp.Training.Towers;
using TorchSharp;
using static TorchSharp.torch;

namespace AlignSharp.Training.Optimizers;

/// <summary>
/// Changes the trained tensors by their gradients. A tensor without gradient counts as having one of zeros. State is
/// float32 and can be saved and restored bit for bit. Not thread-safe.
/// </summary>
public abstract class Optimizer : IDisposable
{
    private const string StepName = "step";
    private readonly List<OptimizerSlot> _slots;

    /// <summary>Prepares the state of every tensor that trains now.</summary>
    /// <param name="parameters">The model's tensors.</param>
    /// <param name="options">The rates.</param>
    /// <param name="moments">The names of the state tensors of each parameter.</param>
    protected Optimizer(ParameterSet parameters, OptimizerOptions options, params string[] moments)
    {
        ArgumentNullException.ThrowIfNull(parameters);
        ArgumentNullException.ThrowIfNull(options);
        Options = options;
        _slots = [.. parameters.Trained.Select(parameter => new OptimizerSlot(parameter, options, moments))];
    }

    /// <summary>The rates.</summary>
    public OptimizerOptions Options { get; }

    /// <summary>Steps made so far.</summary>
    public long StepCount { get; private set; }

    /// <summary>Changes every tensor once.</summary>
    /// <param name="learningRate">The rate of this step.</param>
    public void Step(double learningRate)
    {
        using var _ = no_grad();
        StepCount++;
        foreach (var slot in _slots)
        {
            using var scope = NewDisposeScope();
            Update(slot, slot.Parameter.Tensor.grad ?? zeros_like(slot.Parameter.Tensor), learningRate);
        }
    }

    /// <summary>The state as tensors for a safetensors file.</summary>
    public IEnumerable<TensorData> Save() => _slots
        .SelectMany(static slot => slot.Moments.Select(moment => moment.Value.ToTensorData(slot.NameOf(moment.Key))))
        .Append(TensorData.From(StepName, new[] { StepCount }, 1));

    /// <summary>Takes a saved state over.</summary>
    /// <param name="store">What <see cref="Save"/> wrote.</param>
    /// <exception cref="CheckpointException">The state is of other tensors; the message names one.</exception>
    public void Restore(TensorStore store)
    {
        ArgumentNullException.ThrowIfNull(store);
        using var _ = no_grad();
        foreach (var slot in _slots)
        {
            foreach (var (moment, values) in slot.Moments)
            {
                store.Require(slot.NameOf(moment), values.shape);
                using var saved = TorchTensors.Read(store, slot.NameOf(moment), values.device);
                values.copy_(saved);
            }
        }

        StepCount = store.ReadInt64s(StepName)[0];
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _slots.ForEach(static slot => slot.Dispose());
        GC.SuppressFinalize(this);
    }

    /// <summary>Changes one tensor and its state in place.</summary>
    private protected abstract void Update(OptimizerSlot slot, Tensor gradient, double learningRate);
}
