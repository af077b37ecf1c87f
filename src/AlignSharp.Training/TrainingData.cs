using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using AlignSharp.Configuration;
using AlignSharp.Data.Shards;
using AlignSharp.Text;
using AlignSharp.Training.Loading;
using AlignSharp.Training.Settings;
using AlignSharp.Training.Steps;
using static TorchSharp.torch;

namespace AlignSharp.Training;

/// <summary>The pairs of a run as batches, from any place on.</summary>
internal sealed class TrainingData
{
    private readonly TrainingSettings _settings;
    private readonly Device _device;
    private readonly WebDataset _shards;
    private readonly ImageProcessorConfig _processor;
    private readonly ImmutableArray<ImageSizeStage> _sizes;

    public TrainingData(TrainingSettings settings, Device device)
    {
        (_settings, _device) = (settings, device);
        _processor = ImageProcessorConfig.Load(settings.Model.Folder);
        _sizes = settings.Images.Sizes.IsDefaultOrEmpty ? [ProcessorStage.Of(_processor, settings.Model.Folder)] : settings.Images.Sizes;
        Tokenizer = BertTokenizer.Load(settings.Model.Folder);
        Loader = new PairLoader(settings, Tokenizer, Report);
        _shards = new WebDataset([.. settings.Data.Shards], new WebDatasetOptions
        {
            Seed = (ulong)settings.Seed,
            ShuffleShards = true,
            ShuffleBuffer = settings.Data.ShuffleBuffer,
            Epochs = null,
        });
    }

    public PairReport Report { get; } = new();

    public BertTokenizer Tokenizer { get; }

    public PairLoader Loader { get; }

    /// <summary>The size at the end of the run; null where the processor's holds throughout.</summary>
    public ImageSizeStage? LastSize => _settings.Images.Sizes.LastOrDefault();

    /// <summary>The last step with the same picture size as a step.</summary>
    public long LastStepLike(long step) =>
        _settings.Images.Sizes.FirstOrDefault(stage => stage.FromStep > step) is { } next ? Math.Min(next.FromStep - 1, _settings.Steps) : _settings.Steps;

    public PictureLoader PicturesAt(long step) => new(
        _processor,
        _settings.Images,
        _sizes.LastOrDefault(stage => stage.FromStep <= step) ?? _sizes[0]);

    /// <summary>Pairs as the towers take them.</summary>
    public TrainingBatch Batch(IReadOnlyList<LoadedPair> pairs) => PairBatches.Create(pairs, Tokenizer.PadId, _device);

    /// <summary>The pairs of batches without end, each with the place after its last pair.</summary>
    public async IAsyncEnumerable<(IReadOnlyList<LoadedPair> Pairs, ShardPosition Position)> BatchesAsync(
        ShardPosition? from, PictureLoader pictures, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var ahead = _settings.Data.Ahead ?? (2 * _settings.BatchSize);
        var pairs = PairStream.ReadAsync(
            _shards.Open(from), (sample, place) => Loader.ForTraining(sample, place, pictures), ahead, cancellationToken);
        await foreach (var batch in pairs.Chunk(_settings.BatchSize).WithCancellation(cancellationToken).ConfigureAwait(false))
        {
            yield return (batch, batch[^1].Position);
        }
    }
}
