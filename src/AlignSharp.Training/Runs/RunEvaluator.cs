using AlignSharp.Data.Shards;
using AlignSharp.Text;
using AlignSharp.Training.Loading;
using AlignSharp.Training.Settings;
using AlignSharp.Training.Steps;
using AlignSharp.Training.Towers;
using TorchSharp;
using static TorchSharp.torch;

namespace AlignSharp.Training.Runs;

/// <summary>Measures retrieval on held-out pairs, as it is defined for finished models. Not thread-safe.</summary>
internal sealed class RunEvaluator(TrainingSettings settings, BertTokenizer tokenizer, PairLoader loader, Device device, TorchThread thread)
{
    private const int Ahead = 64;
    private readonly bool _hasOwnShards = !settings.Evaluation.Shards.IsDefaultOrEmpty;

    /// <summary>Whether there is anything to measure on.</summary>
    public bool IsWanted => _hasOwnShards || settings.Data.HoldOut is not null;

    public async Task<Measurement> MeasureAsync(AlignTowers towers, PictureLoader pictures, long step, CancellationToken cancellationToken)
    {
        var set = new HeldOutFeatures();
        await foreach (var pairs in ReadAsync(pictures, cancellationToken).Chunk(settings.Evaluation.BatchSize).ConfigureAwait(false))
        {
            cancellationToken.ThrowIfCancellationRequested();
            var features = await thread.RunAsync(() => Images(towers, pairs)).ConfigureAwait(false);
            set.AddImages(features, pairs.Select(static pair => pair.Caption));
        }

        var captions = set.IndexCaptions();
        foreach (var texts in captions.Texts.Chunk(settings.Evaluation.BatchSize))
        {
            cancellationToken.ThrowIfCancellationRequested();
            set.AddTexts(await thread.RunAsync(() => Texts(towers, texts)).ConfigureAwait(false));
        }

        return set.Images >= 2 && captions.Texts.Length >= 2
            ? Measurement.Of(step, set.Measure(captions, cancellationToken))
            : throw new TrainingException(
                $"The held-out part has {set.Images} pictures and {captions.Texts.Length} captions; expected at least 2 of each.");
    }

    private IAsyncEnumerable<LoadedPair> ReadAsync(PictureLoader pictures, CancellationToken cancellationToken)
    {
        var shards = _hasOwnShards ? settings.Evaluation.Shards : settings.Data.Shards;
        var stream = new WebDataset(shards, new WebDatasetOptions()).Open();
        return PairStream
            .ReadAsync(stream, (sample, place) => loader.ForEvaluation(sample, place, pictures, onlyHeldOut: !_hasOwnShards), Ahead, cancellationToken)
            .Take(settings.Evaluation.Pairs);
    }

    private float[] Images(AlignTowers towers, IReadOnlyList<LoadedPair> pairs)
    {
        using var scope = NewDisposeScope();
        using var _ = no_grad();
        using var batch = PairBatches.Create(pairs, tokenizer.PadId, device);
        return Values(towers.GetImageFeatures(batch.PixelValues, Pass));
    }

    private float[] Texts(AlignTowers towers, IReadOnlyList<string> captions)
    {
        using var scope = NewDisposeScope();
        using var _ = no_grad();
        var tokens = tokenizer.EncodeBatch(captions);
        return Values(towers.GetTextFeatures(
            tensor(tokens.InputIds, tokens.Count, tokens.Length).to(device),
            tensor(tokens.AttentionMask, tokens.Count, tokens.Length).to(device),
            tensor(tokens.TokenTypeIds, tokens.Count, tokens.Length).to(device),
            Pass));
    }

    private ForwardPass Pass => ForwardPass.Evaluation with { Precision = settings.Compute.Precision };

    private static float[] Values(Tensor features) => features.cpu().contiguous().data<float>().ToArray();
}
