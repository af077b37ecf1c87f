using AlignSharp.Data.Shards;
using AlignSharp.Imaging;

namespace AlignSharp.Cli.Inputs;

/// <summary>The pictures in a WebDataset shard, named SHARD/KEY, read while they are asked for.</summary>
internal static class ShardPictures
{
    public static bool IsShard(string path) => ShardCompression.IsShard(path) && File.Exists(path);

    public static IEnumerable<Picture> Enumerate(string shard, ImageDecoder decoder) =>
        ReadAsync(shard, decoder).ToBlockingEnumerable().DefaultIfEmpty(Fault(shard, $"{shard} holds no sample; expected at least one."));

    private static async IAsyncEnumerable<Picture> ReadAsync(string shard, ImageDecoder decoder)
    {
        var report = new ShardReport();
        await using var reader = ShardReader.Open(shard, report);
        await foreach (var sample in reader.ReadAllAsync(CancellationToken.None))
        {
            var name = $"{shard}/{sample.Key}";
            yield return sample.TryGetPicture(out _, out var picture)
                ? new Picture(name, _ => Task.FromResult(decoder.Decode(picture, name))) { File = shard }
                : Fault(name, $"{name} holds no picture; expected one.");
        }
    }

    private static Picture Fault(string name, string sentence) => new(name, _ => throw new ImageException(sentence));
}
