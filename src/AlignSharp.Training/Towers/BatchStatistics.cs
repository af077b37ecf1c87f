using static TorchSharp.torch;

namespace AlignSharp.Training.Towers;

/// <summary>
/// Means and variances that batch normalisations met in a step, over all its virtual batches and micro-batches. They move
/// the running statistics once, by their mean, so that cutting a batch up changes nothing (the original does the same
/// for virtual batches: TensorFlow's BatchNormalization with <c>virtual_batch_size</c>). Variances are unbiased.
/// </summary>
public sealed class BatchStatistics : IDisposable
{
    /// <summary>
    /// The share by which a step moves the running statistics: the original's momentum of 0.99 keeps 99 %. (transformers
    /// hands its 0.99 to PyTorch, where it means the opposite.)
    /// </summary>
    public const double OriginalMomentum = 0.01;

    private readonly Dictionary<string, (Tensor Mean, Tensor Variance, int Count)> _sums = [];

    /// <summary>Moves the running statistics and counters, and forgets what was gathered.</summary>
    /// <param name="parameters">The model's tensors.</param>
    /// <param name="momentum">The share of the new statistics.</param>
    public void Commit(ParameterSet parameters, double momentum = OriginalMomentum)
    {
        ArgumentNullException.ThrowIfNull(parameters);
        using var scope = NewDisposeScope();
        using var _ = no_grad();
        foreach (var (norm, sums) in _sums)
        {
            Move(parameters[$"{norm}.running_mean"], sums.Mean / sums.Count, momentum);
            Move(parameters[$"{norm}.running_var"], sums.Variance / sums.Count, momentum);
            parameters[$"{norm}.num_batches_tracked"].add_(1);
        }

        Clear();
    }

    /// <summary>Forgets what was gathered.</summary>
    public void Dispose() => Clear();

    internal void Add(string norm, Tensor mean, Tensor variance)
    {
        if (_sums.TryGetValue(norm, out var sums))
        {
            sums.Mean.add_(mean);
            sums.Variance.add_(variance);
            _sums[norm] = sums with { Count = sums.Count + 1 };
        }
        else
        {
            _sums.Add(norm, (mean.clone().DetachFromDisposeScope(), variance.clone().DetachFromDisposeScope(), 1));
        }
    }

    private static void Move(Tensor running, Tensor batch, double momentum) =>
        running.mul_(1 - momentum).add_(batch, momentum);

    private void Clear()
    {
        foreach (var (mean, variance, _) in _sums.Values)
        {
            mean.Dispose();
            variance.Dispose();
        }

        _sums.Clear();
    }
}
