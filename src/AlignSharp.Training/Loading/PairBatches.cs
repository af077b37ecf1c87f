using AlignSharp.Training.Steps;
using static TorchSharp.torch;

namespace AlignSharp.Training.Loading;

/// <summary>Puts pairs together into the tensors of a batch.</summary>
internal static class PairBatches
{
    private const int Channels = 3;

    /// <summary>Texts are padded to the longest of the batch.</summary>
    public static TrainingBatch Create(IReadOnlyList<LoadedPair> pairs, long padding, Device device)
    {
        using var scope = NewDisposeScope();
        var side = pairs[0].Side;
        var pixels = Pixels(pairs);
        var length = pairs.Max(static pair => pair.Ids.Length);
        var (ids, mask) = (new long[pairs.Count * length], new long[pairs.Count * length]);
        Array.Fill(ids, padding);
        for (var row = 0; row < pairs.Count; row++)
        {
            for (var place = 0; place < pairs[row].Ids.Length; place++)
            {
                (ids[(row * length) + place], mask[(row * length) + place]) = (pairs[row].Ids[place], 1);
            }
        }

        return new TrainingBatch(
            OnDevice(tensor(pixels, pairs.Count, Channels, side, side), device),
            OnDevice(tensor(ids, pairs.Count, length), device),
            OnDevice(tensor(mask, pairs.Count, length), device),
            Captions: OnDevice(tensor(pairs.Select(static pair => pair.Identity).ToArray()), device));
    }

    private static float[] Pixels(IReadOnlyList<LoadedPair> pairs)
    {
        var size = pairs[0].Pixels.Length;
        var all = new float[pairs.Count * size];
        for (var row = 0; row < pairs.Count; row++)
        {
            pairs[row].Pixels.CopyTo(all, row * size);
        }

        return all;
    }

    private static Tensor OnDevice(Tensor tensor, Device device) => tensor.to(device).DetachFromDisposeScope();
}
