using System.Security.Cryptography;
using AlignSharp.Data.Shards;
using AlignSharp.Training.Settings;

namespace AlignSharp.Training.Surveys;

/// <summary>Counts the samples of one shard after another, and hashes the files. Not thread-safe.</summary>
/// <param name="holdOut">What is kept from training; null keeps nothing.</param>
internal sealed class ShardTally(HoldOutSettings? holdOut)
{
    private readonly SourceTally _sources = new();

    public IEnumerable<SourceCount> Sources => _sources.Counts;

    public async Task<SurveyedShard> CountAsync(string path, CancellationToken cancellationToken)
    {
        var pairs = new PairTally(holdOut);
        await using var reader = ShardReader.Open(path);
        await foreach (var sample in reader.ReadAllAsync(cancellationToken).ConfigureAwait(false))
        {
            pairs.Count(sample, _sources.Add);
        }

        await using var stream = File.OpenRead(path);
        var hash = await SHA256.HashDataAsync(stream, cancellationToken).ConfigureAwait(false);
        return new SurveyedShard(Path.GetFileName(path), stream.Length, Convert.ToHexStringLower(hash), pairs.Trained, pairs.HeldOut, pairs.Unusable);
    }
}
