using System.Text;
using AlignSharp.Data.Shards;

namespace AlignSharp.Data.Tests.Shards;

/// <summary>Reads and writes shards for tests.</summary>
internal static class ShardIo
{
    public static async Task<(List<Sample> Samples, ShardReport Report)> ReadAsync(byte[] shard, ShardLimits? limits = null) =>
        await ReadAsync(new MemoryStream(shard), limits);

    public static async Task<(List<Sample> Samples, ShardReport Report)> ReadAsync(Stream shard, ShardLimits? limits = null)
    {
        var report = new ShardReport();
        await using var reader = new ShardReader(shard, "x.tar", report, limits);
        return (await reader.ReadAllAsync().ToListAsync(), report);
    }

    public static Sample Make(string key, params (string Extension, string Data)[] fields) =>
        new(key, fields.Select(field => KeyValuePair.Create(
            field.Extension, new ReadOnlyMemory<byte>(Encoding.UTF8.GetBytes(field.Data)))));

    /// <summary>A sample as text, so that two can be compared.</summary>
    public static string Show(Sample sample) =>
        sample.Key + ": " + string.Join(", ", sample.Fields.Select(field => $"{field.Key}={Convert.ToHexString(field.Value.Span)}"));

    /// <summary>Writes shards 0.tar, 1.tar, ... whose samples are called "shard/ordinal".</summary>
    public static async Task<List<string>> WriteAsync(string folder, params int[] samples)
    {
        var paths = new List<string>();
        for (var shard = 0; shard < samples.Length; shard++)
        {
            paths.Add(Path.Combine(folder, $"{shard}.tar"));
            await using var file = ShardFile.Create(paths[^1]);
            for (var ordinal = 0; ordinal < samples[shard]; ordinal++)
            {
                await file.WriteAsync(Make($"{shard}/{ordinal}", ("txt", $"{shard} {ordinal}")));
            }

            await file.CompleteAsync();
        }

        return paths;
    }
}
