using System.IO.Compression;
using ZstdSharp;

namespace AlignSharp.Data.Shards;

/// <summary>How a shard is packed: told by its first bytes when read, by its name when written.</summary>
internal static class ShardCompression
{
    private const int ZstdLevel = 3;

    /// <summary>The endings of shard names.</summary>
    public static IReadOnlyList<string> Endings { get; } = [".tar", ".tar.gz", ".tgz", ".tar.zst"];

    private static ReadOnlySpan<byte> GzipMagic => [0x1F, 0x8B];

    private static ReadOnlySpan<byte> ZstdMagic => [0x28, 0xB5, 0x2F, 0xFD];

    /// <summary>The tar inside a stream, which the result owns.</summary>
    public static async ValueTask<Stream> OpenAsync(Stream stream, CancellationToken cancellationToken)
    {
        var first = new byte[ZstdMagic.Length];
        var count = await stream.ReadAtLeastAsync(first, first.Length, throwOnEndOfStream: false, cancellationToken)
            .ConfigureAwait(false);
        var whole = new PeekedStream(first.AsMemory(0, count), stream);
        return first.AsSpan().StartsWith(GzipMagic) ? new GZipStream(whole, CompressionMode.Decompress)
            : first.AsSpan().StartsWith(ZstdMagic) ? new DecompressionStream(whole, leaveOpen: false)
            : whole;
    }

    /// <exception cref="ShardException">The name does not end as a shard's does.</exception>
    public static void CheckName(string name)
    {
        if (!IsShard(name))
        {
            throw new ShardException($"The shard name {name} ends in none of {string.Join(", ", Endings)}; expected one of them.");
        }
    }

    /// <summary>Whether a file name ends as a shard's does.</summary>
    public static bool IsShard(string name) => Endings.Any(ending => name.EndsWith(ending, StringComparison.OrdinalIgnoreCase));

    /// <summary>A shard's name without its folder and ending.</summary>
    public static string Stem(string path)
    {
        var name = Path.GetFileName(path);
        return Endings.FirstOrDefault(ending => name.EndsWith(ending, StringComparison.OrdinalIgnoreCase)) is { } found
            ? name[..^found.Length]
            : name + "-unpacked";
    }

    /// <summary>Packs what is written as the ending of a shard's name asks; leaves <paramref name="stream"/> open.</summary>
    public static Stream Create(Stream stream, string name) => Path.GetExtension(name).ToLowerInvariant() switch
    {
        ".gz" or ".tgz" => new GZipStream(stream, CompressionLevel.Optimal, leaveOpen: true),
        ".zst" => new CompressionStream(stream, ZstdLevel, leaveOpen: true),
        _ => stream,
    };
}
