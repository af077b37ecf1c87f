using AlignSharp.Training.Towers;
using static TorchSharp.torch;

namespace AlignSharp.Training.Steps;

/// <summary>Consecutive pairs of a batch that are computed at a time. Views; the batch owns the memory.</summary>
internal sealed class MicroBatch
{
    private readonly TrainingBatch _batch;
    private readonly int _start;
    private readonly int _count;

    private MicroBatch(TrainingBatch batch, int start, int count)
    {
        _batch = batch;
        _start = start;
        _count = count;
    }

    public static IReadOnlyList<MicroBatch> Cut(TrainingBatch batch, int? size)
    {
        var count = Math.Min(size ?? batch.Count, batch.Count);
        if (batch.Count < 2)
        {
            throw new AlignException($"The batch has {batch.Count} pairs; expected at least 2, for others in the batch are the negatives.");
        }

        return batch.Count % count == 0
            ? [.. Enumerable.Range(0, batch.Count / count).Select(index => new MicroBatch(batch, index * count, count))]
            : throw new AlignException($"The batch has {batch.Count} pairs; expected a multiple of the micro-batch of {count}.");
    }

    /// <summary>Features of both towers, each place in the batch with a chance of its own.</summary>
    public PairFeatures Features(AlignTowers towers, ForwardPass pass)
    {
        var own = pass with { Seed = RandomSeed.Derive(pass.Seed, _start) };
        var (ids, mask) = (Rows(_batch.InputIds), Rows(_batch.AttentionMask));
        var types = _batch.TokenTypeIds is { } given ? Rows(given) : zeros_like(ids);
        return new PairFeatures(
            TowerFeatures.Compute(run => towers.GetImageFeatures(Rows(_batch.PixelValues), run), towers.TrainsVision, own),
            TowerFeatures.Compute(run => towers.GetTextFeatures(ids, mask, types, run), towers.TrainsText, own));
    }

    public Tensor Rows(Tensor tensor) => tensor.narrow(0, _start, _count);
}
