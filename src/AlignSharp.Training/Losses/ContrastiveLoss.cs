using TorchSharp;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace AlignSharp.Training.Losses;

/// <summary>
/// ALIGN's loss: normalised features, cosines divided by the temperature, and cross entropy with label smoothing of each
/// image against all texts and of each text against all images. In float32. Stateless.
/// </summary>
/// <param name="options">Smoothing, reduction and shared positives.</param>
public sealed class ContrastiveLoss(ContrastiveLossOptions options)
{
    /// <summary>The loss, with its graph.</summary>
    /// <param name="imageFeatures">[n, size], not normalised.</param>
    /// <param name="textFeatures">[n, size], not normalised; row i belongs to image i.</param>
    /// <param name="temperature">A scalar.</param>
    /// <param name="captions">Numbers that are equal where captions are, [n]; needed for shared positives only.</param>
    /// <returns>A scalar.</returns>
    /// <exception cref="AlignException">The temperature is not above 0.</exception>
    public Tensor Compute(Tensor imageFeatures, Tensor textFeatures, Tensor temperature, Tensor? captions = null)
    {
        using var scope = NewDisposeScope();
        RequirePositive(temperature);
        var images = functional.normalize(imageFeatures.to(ScalarType.Float32), dim: -1);
        var texts = functional.normalize(textFeatures.to(ScalarType.Float32), dim: -1);
        var logits = images.matmul(texts.t()) / temperature;
        var targets = options.SharesPositives && captions is not null ? SharedTargets(captions) : null;
        var loss = CrossEntropy(logits, targets) + CrossEntropy(logits.t(), targets);
        return (options.Reduction == LossReduction.Sum ? loss : loss / 2).MoveToOuterDisposeScope();
    }

    /// <summary>Puts the temperature back within its bounds, in place.</summary>
    /// <param name="temperature">The learned scalar.</param>
    public void ClampTemperature(Tensor temperature)
    {
        ArgumentNullException.ThrowIfNull(temperature);
        using var scope = NewDisposeScope();
        using var _ = no_grad();
        if (options.MinimumTemperature is { } minimum)
        {
            temperature.clamp_min_(minimum);
        }

        if (options.MaximumTemperature is { } maximum)
        {
            temperature.clamp_max_(maximum);
        }
    }

    private static void RequirePositive(Tensor temperature)
    {
        if (temperature.item<float>() is not > 0 and var value)
        {
            throw new AlignException($"The temperature is {value}; expected above 0 (set a minimum for it).");
        }
    }

    // -sum(target * log softmax) with target = (1 - s) * positive + s / n is logsumexp - (1 - s) * positive - s * mean.
    private Tensor CrossEntropy(Tensor logits, Tensor? targets)
    {
        var positive = targets is null ? logits.diagonal() : (logits * targets).sum(1);
        var smoothing = options.LabelSmoothing;
        return (logits.logsumexp(1) - ((1 - smoothing) * positive) - (smoothing * logits.mean([1]))).mean();
    }

    private static Tensor SharedTargets(Tensor captions)
    {
        var equal = captions.unsqueeze(0).eq(captions.unsqueeze(1)).to(ScalarType.Float32);
        return equal / equal.sum(1, keepdim: true);
    }
}
