using System.IO.Hashing;
using System.Text.Json;
using AlignSharp.IO;

namespace AlignSharp.Inference;

/// <summary>The list of an entry's files with lengths and hashes (XXH128), by which damage is found.</summary>
internal sealed record GraphCacheManifest(IReadOnlyDictionary<string, GraphCacheManifest.FileMark> Files)
{
    private const string FileName = "manifest.json";
    private const int MaximumBytes = 1 << 20;
    private const int BufferBytes = 1 << 20;

    internal sealed record FileMark(long Bytes, string Xxh128);

    public static void Write(string entry)
    {
        var files = new DirectoryInfo(entry).GetFiles().ToDictionary(static file => file.Name, Mark);
        AtomicFile.WriteAllBytes(
            Path.Combine(entry, FileName),
            JsonSerializer.SerializeToUtf8Bytes(new GraphCacheManifest(files), GraphCacheJson.Default.GraphCacheManifest));
    }

    /// <summary>Whether every file is there as it was written.</summary>
    public static bool Verify(string entry)
    {
        try
        {
            var manifest = new FileInfo(Path.Combine(entry, FileName));
            if (manifest.Length > MaximumBytes)
            {
                return false;
            }

            var expected = JsonSerializer.Deserialize(
                File.ReadAllBytes(manifest.FullName), GraphCacheJson.Default.GraphCacheManifest)?.Files;
            return expected is { Count: > 0 } && expected.All(pair => Path.GetFileName(pair.Key) == pair.Key
                && Mark(new FileInfo(Path.Combine(entry, pair.Key))) == pair.Value);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException or JsonException)
        {
            return false;
        }
    }

    private static FileMark Mark(FileInfo file)
    {
        using var stream = new FileStream(file.FullName, FileMode.Open, FileAccess.Read, FileShare.Read, BufferBytes);
        var hash = new XxHash128();
        hash.Append(stream);
        return new FileMark(stream.Length, Convert.ToHexStringLower(hash.GetCurrentHash()));
    }
}
