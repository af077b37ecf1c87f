using AlignSharp.Data.Deduplication.Decisions;
using AlignSharp.Data.Deduplication.Sources;
using AlignSharp.Data.Shards;

namespace AlignSharp.Data.Deduplication.Outputs;

/// <summary>A shard without the samples that go. Samples are copied as they are, with all their members.</summary>
/// <param name="Source">The shard that was read.</param>
/// <param name="Target">The shard to write.</param>
internal sealed record ShardCopy(ShardSource Source, string Target)
{
    /// <summary>Writes the shard; where no sample stays there is none.</summary>
    public async Task WriteAsync(DedupResult result, CancellationToken cancellationToken)
    {
        var kept = Enumerable.Range(0, result.Pictures.Own)
            .Where(picture => result.Pictures[picture].Source == Source && result.IsKept(picture))
            .ToDictionary(picture => result.Pictures[picture].Ordinal, picture => result.Pictures[picture].Key);
        if (kept.Count == 0)
        {
            File.Delete(Target);
            return;
        }

        await using var shard = ShardFile.Create(Target);
        await foreach (var (ordinal, sample) in Source.SamplesAsync(cancellationToken).ConfigureAwait(false))
        {
            if (kept.Remove(ordinal, out var key))
            {
                await WriteAsync(shard, sample, key, cancellationToken).ConfigureAwait(false);
            }
        }

        if (kept.Count > 0)
        {
            throw new DedupException($"{Source.Path} has lost {kept.Count} samples since it was read; expected it to stay as it was.");
        }

        await shard.CompleteAsync(cancellationToken).ConfigureAwait(false);
    }

    private ValueTask WriteAsync(ShardFile shard, Sample sample, string key, CancellationToken cancellationToken) => sample.Key == key
        ? shard.WriteAsync(sample, cancellationToken)
        : throw new DedupException($"{Source.Path} has the sample {sample.Key} where {key} was read; expected it to stay as it was.");
}
