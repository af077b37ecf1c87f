using System.Text.Json;
using System.Text.Unicode;
using AlignSharp.Data.Shards;
using AlignSharp.Imaging;

namespace AlignSharp.Data.Pairs;

/// <summary>
/// Looks at every member of shards: pictures decode, text is UTF-8, JSON parses, names are safe, keys occur once. Decodes on
/// all cores; holds a few samples and the hashes of one shard's keys in memory.
/// </summary>
public sealed class ShardVerifier
{
    private readonly ShardReport _report = new();
    private long _members;
    private long _pictures;

    private ShardVerifier()
    {
    }

    /// <summary>Verifies shards.</summary>
    /// <param name="shards">The shard files.</param>
    /// <param name="progress">Told the number of samples done.</param>
    /// <param name="cancellationToken">Stops the work.</param>
    /// <exception cref="ShardException">A shard is missing.</exception>
    public static async Task<VerifyReport> VerifyAsync(
        IReadOnlyList<string> shards, IProgress<long>? progress = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(shards);
        var verifier = new ShardVerifier();
        foreach (var shard in shards)
        {
            await verifier.VerifyShardAsync(shard, progress, cancellationToken).ConfigureAwait(false);
        }

        return new VerifyReport(shards.Count, verifier._members, verifier._pictures, verifier._report);
    }

    private async Task VerifyShardAsync(string shard, IProgress<long>? progress, CancellationToken cancellationToken)
    {
        await using var reader = ShardReader.Open(shard, _report);
        var samples = CheckKeys(reader.ReadAllAsync(cancellationToken), shard);
        await Parallel.ForEachAsync(samples, cancellationToken, (sample, _) =>
        {
            Verify(sample);
            progress?.Report(_report.Samples);
            return ValueTask.CompletedTask;
        }).ConfigureAwait(false);
    }

    private async IAsyncEnumerable<Sample> CheckKeys(IAsyncEnumerable<Sample> samples, string shard)
    {
        var keys = new HashSet<UInt128>();
        await foreach (var sample in samples.ConfigureAwait(false))
        {
            if (!keys.Add(KeyHash.Of(sample.Key)))
            {
                _report.Add(shard, ShardFaultKind.DuplicateKey, $"has the key {sample.Key} more than once, apart from each other");
            }

            yield return sample;
        }
    }

    private void Verify(Sample sample)
    {
        foreach (var (extension, data) in sample.Fields)
        {
            var name = $"{sample.Key}.{extension}";
            Interlocked.Increment(ref _members);
            if (!MemberName.IsSafe(MemberName.WithoutDot(name)))
            {
                _report.Add(sample.Shard, ShardFaultKind.UnsafeName, $"has the member {name}, which would not stay in a folder");
            }

            VerifyData(sample.Shard, name, FieldKinds.Of(extension), data);
        }
    }

    private void VerifyData(string shard, string name, FieldKind kind, ReadOnlyMemory<byte> data)
    {
        switch (kind)
        {
            case FieldKind.Picture:
                Interlocked.Increment(ref _pictures);
                Try(() => ImageDecoder.Default.Decode(data, name), shard, ShardFaultKind.BadPicture, name, "cannot be decoded");
                break;
            case FieldKind.Text when !Utf8.IsValid(data.Span):
                _report.Add(shard, ShardFaultKind.BadText, $"has the member {name}, which is not UTF-8");
                break;
            case FieldKind.Json:
                Try(() => JsonDocument.Parse(data).Dispose(), shard, ShardFaultKind.BadJson, name, "is no JSON");
                break;
        }
    }

    private void Try(Action work, string shard, ShardFaultKind kind, string name, string fault)
    {
        try
        {
            work();
        }
        catch (Exception error) when (error is ImageException or JsonException)
        {
            _report.Add(shard, kind, $"has the member {name}, which {fault}: {error.Message.TrimEnd('.')}");
        }
    }
}
