using AlignSharp.Data.Shards;
using AlignSharp.Testing;

namespace AlignSharp.Data.Tests.Pairs;

/// <summary>Writes a small shard of real pictures with captions, and samples that are broken in one way each.</summary>
internal static class PictureShard
{
    public static async Task<string> WriteAsync(string path, params Sample[] more)
    {
        await using var shard = ShardFile.Create(path);
        await shard.WriteAsync(Make("a/1", ("png", Picture("rgb.png")), ("txt", "a picture of noise"u8.ToArray()), ("json", "{\"n\": 1}"u8.ToArray())));
        await shard.WriteAsync(Make("a/2", ("jpg", Picture("rgb_480x360.jpg")), ("txt", " two  words "u8.ToArray())));
        foreach (var sample in more)
        {
            await shard.WriteAsync(sample);
        }

        return (await shard.CompleteAsync()).Path;
    }

    public static Sample Make(string key, params (string Extension, byte[] Data)[] fields) =>
        new(key, fields.Select(field => KeyValuePair.Create(field.Extension, new ReadOnlyMemory<byte>(field.Data))));

    public static byte[] Picture(string name) => File.ReadAllBytes(Fixtures.Path("images", name));
}
