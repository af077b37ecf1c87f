using System.Runtime.CompilerServices;
using AlignSharp.Data.Shards;
using AlignSharp.Imaging;

namespace AlignSharp.Data.Deduplication.Sources;

/// <summary>The samples of one shard.</summary>
internal sealed class ShardSource(string path) : PictureSource(path)
{
    private ShardReport _report = new();

    public override IEnumerable<string> Faults => _report.Faults.Select(fault =>
        fault.Count == 1 ? fault.FirstDetail : $"{fault.FirstDetail} ({fault.Count} times {fault.Kind} in this shard)");

    /// <summary>The samples with their places, in order.</summary>
    public async IAsyncEnumerable<(int Ordinal, Sample Sample)> SamplesAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        _report = new ShardReport();
        var ordinal = 0;
        await using var reader = ShardReader.Open(Path, _report);
        await foreach (var sample in reader.ReadAllAsync(cancellationToken).ConfigureAwait(false))
        {
            yield return (ordinal++, sample);
        }
    }

    protected override async IAsyncEnumerable<EncodedItem> ItemsAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await foreach (var (ordinal, sample) in SamplesAsync(cancellationToken).ConfigureAwait(false))
        {
            yield return new EncodedItem(ordinal, sample.Key, () => Decode(sample));
        }
    }

    private static RgbImage Decode(Sample sample) => sample.TryGetPicture(out var extension, out var data)
        ? ImageDecoder.Default.Decode(data, $"{sample.Key}.{extension}")
        : throw new DedupException($"The sample {sample.Key} has no picture; expected one of jpg, png, webp, gif, bmp or tiff.");
}
