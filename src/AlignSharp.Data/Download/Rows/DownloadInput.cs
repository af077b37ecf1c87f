using System.IO.Hashing;

namespace AlignSharp.Data.Download.Rows;

/// <summary>
/// A file of metadata as the run's manifest remembers it. The fingerprint, not the path, says whether it is the same
/// file: files may move between runs.
/// </summary>
/// <param name="Name">The file's name without its folder.</param>
/// <param name="Bytes">Its length.</param>
/// <param name="Fingerprint">XXH128 over its length and all of its bytes, or over 258 samples from start to end past 64 MB.</param>
/// <param name="Rows">How many rows it has.</param>
internal sealed record DownloadInput(string Name, long Bytes, string Fingerprint, long Rows)
{
    private const int WholeBytes = 64 << 20;
    private const int SampleBytes = 64 << 10;
    private const int Samples = 256;

    public static string FingerprintOf(string path)
    {
        using var file = File.OpenHandle(path);
        var length = RandomAccess.GetLength(file);
        var hash = new XxHash128();
        hash.Append(BitConverter.GetBytes(length));
        var buffer = new byte[SampleBytes];
        foreach (var offset in Offsets(length))
        {
            hash.Append(buffer.AsSpan(0, RandomAccess.Read(file, buffer, offset)));
        }

        return Convert.ToHexStringLower(hash.GetCurrentHash());
    }

    // Parquet keeps its counts and statistics at the end, so the last sample always ends with the file.
    private static IEnumerable<long> Offsets(long length)
    {
        var count = length <= WholeBytes ? (length + SampleBytes - 1) / SampleBytes : Samples + 2;
        for (var sample = 0L; sample < count; sample++)
        {
            yield return length <= WholeBytes
                ? sample * SampleBytes
                : (long)((length - SampleBytes) * ((double)sample / (count - 1)));
        }
    }
}
