using AlignSharp.Training.Losses;
using AlignSharp.Training.Towers;
using TorchSharp;
using static TorchSharp.torch;

namespace AlignSharp.Training.Steps;

/// <summary>
/// Computes the gradients of a batch. A batch larger than the micro-batch goes through the towers twice (cached features,
/// arXiv 2101.06983): first for the features of all pairs, from which the loss of the full similarity matrix and its
/// gradient for every feature follow; then micro-batch by micro-batch with the graph, each from the gradient of its own
/// features. Chance repeats, so the gradients are those of the whole batch at once. Not thread-safe.
/// </summary>
/// <param name="towers">The model.</param>
/// <param name="loss">The loss.</param>
/// <param name="options">How to compute.</param>
public sealed class ContrastiveStep(AlignTowers towers, ContrastiveLoss loss, StepOptions options)
{
    /// <summary>Adds the gradients of a batch to those of the parameters, and moves the running statistics.</summary>
    /// <param name="batch">At least 2 pairs, and a multiple of the micro-batch unless it is smaller.</param>
    /// <param name="seed">Decides what is dropped: equal seeds drop the same.</param>
    /// <returns>The loss.</returns>
    /// <exception cref="AlignException">The batch has 1 pair, or cannot be cut up evenly.</exception>
    public double AccumulateGradients(TrainingBatch batch, long seed)
    {
        ArgumentNullException.ThrowIfNull(batch);
        using var scope = NewDisposeScope();
        using var statistics = new BatchStatistics();
        var micro = MicroBatch.Cut(batch, options.MicroBatchSize);
        var value = micro.Count == 1
            ? WholeBatch(micro[0], batch.Captions, Pass(seed, statistics))
            : CachedFeatures(micro, batch.Captions, Pass(seed, statistics));
        statistics.Commit(towers.Parameters, options.StatisticsMomentum);
        return value;
    }

    private ForwardPass Pass(long seed, BatchStatistics statistics) => new()
    {
        IsTraining = true,
        Precision = options.Precision,
        VirtualBatchSize = options.VirtualBatchSize,
        Recomputes = options.RecomputesBlocks,
        Seed = seed,
        Statistics = statistics,
    };

    private double WholeBatch(MicroBatch batch, Tensor? captions, ForwardPass pass)
    {
        using var features = batch.Features(towers, pass);
        var gradients = FeatureGradients(features.Images.Features, features.Texts.Features, captions);
        features.Backward(gradients.Images, gradients.Texts);
        return gradients.Loss;
    }

    private double CachedFeatures(IReadOnlyList<MicroBatch> batches, Tensor? captions, ForwardPass pass)
    {
        var (images, texts) = AllFeatures(batches, pass with { Statistics = null });
        var gradients = FeatureGradients(images, texts, captions);
        foreach (var batch in batches)
        {
            using var scope = NewDisposeScope();
            using var features = batch.Features(towers, pass);
            features.Backward(batch.Rows(gradients.Images), batch.Rows(gradients.Texts));
        }

        return gradients.Loss;
    }

    private (Tensor Images, Tensor Texts) AllFeatures(IReadOnlyList<MicroBatch> batches, ForwardPass pass)
    {
        using var _ = no_grad();
        var features = batches.Select(batch => batch.Features(towers, pass with { Recomputes = false })).ToArray();
        return (
            cat([.. features.Select(static pair => pair.Images.Features)], 0),
            cat([.. features.Select(static pair => pair.Texts.Features)], 0));
    }

    // The temperature's gradient is added on the way.
    private (double Loss, Tensor Images, Tensor Texts) FeatureGradients(Tensor images, Tensor texts, Tensor? captions)
    {
        var (imageLeaf, textLeaf) = (images.detach().requires_grad_(), texts.detach().requires_grad_());
        var value = loss.Compute(imageLeaf, textLeaf, towers.Temperature, captions);
        value.backward();
        return (value.item<float>(), imageLeaf.grad!, textLeaf.grad!);
    }
}
