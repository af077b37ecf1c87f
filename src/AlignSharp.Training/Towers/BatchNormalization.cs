using TorchSharp;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace AlignSharp.Training.Towers;

/// <summary>
/// Batch normalisation of the image tower. In training each virtual batch has statistics of its own; one whose scale is
/// frozen uses and keeps its running statistics.
/// </summary>
internal sealed class BatchNormalization(ParameterSet parameters, double epsilon)
{
    public Tensor Apply(string norm, Tensor map, ForwardPass pass)
    {
        if (!pass.IsTraining || !parameters[$"{norm}.weight"].requires_grad)
        {
            return Normalize(norm, map, parameters[$"{norm}.running_mean"], parameters[$"{norm}.running_var"], training: false);
        }

        var size = pass.VirtualBatchSize ?? (int)map.shape[0];
        if (map.shape[0] <= size)
        {
            return WithOwnStatistics(norm, map, pass);
        }

        return map.shape[0] % size == 0
            ? cat([.. map.split(size, 0).Select(part => WithOwnStatistics(norm, part, pass))], 0)
            : throw new AlignException($"A batch has {map.shape[0]} images; expected a multiple of the virtual batch of {size}.");
    }

    // With momentum 1 the operator leaves the batch's own mean and variance in the two tensors.
    private Tensor WithOwnStatistics(string norm, Tensor map, ForwardPass pass)
    {
        var (mean, variance) = (zeros_like(parameters[$"{norm}.running_mean"]), zeros_like(parameters[$"{norm}.running_var"]));
        var normalized = Normalize(norm, map, mean, variance, training: true);
        pass.Statistics?.Add(norm, mean, variance);
        return normalized;
    }

    private Tensor Normalize(string norm, Tensor map, Tensor mean, Tensor variance, bool training) => functional.batch_norm(
        map, mean, variance, parameters[$"{norm}.weight"], parameters[$"{norm}.bias"], training, momentum: 1, epsilon);
}
