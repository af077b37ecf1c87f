using System.Text.Json;
using AlignSharp.IO;

namespace AlignSharp.Data.Download.Runs;

/// <summary>
/// What became of the rows of a shard: the JSON file beside its tar, which is written last and so says that the shard is
/// whole.
/// </summary>
/// <param name="Shard">Its number.</param>
/// <param name="Part">The part of the run it belongs to.</param>
/// <param name="Rows">Its rows.</param>
/// <param name="FirstRow">The smallest index of a row.</param>
/// <param name="LastRow">The largest index of a row.</param>
/// <param name="Outcomes">How many rows ended in each outcome.</param>
/// <param name="Superseded">How many of these rows had ended in each outcome before, where this is another try.</param>
/// <param name="FetchedBytes">Bytes of pictures as they came.</param>
/// <param name="TarBytes">The length of the tar.</param>
internal sealed record ShardStatistics(
    int Shard, int Part, int Rows, long FirstRow, long LastRow,
    SortedDictionary<string, long> Outcomes, SortedDictionary<string, long> Superseded, long FetchedBytes, long TarBytes)
{
    /// <summary>The statistics of a shard, or null where it is not whole.</summary>
    public static ShardStatistics? TryRead(string path)
    {
        try
        {
            return File.Exists(path)
                ? JsonSerializer.Deserialize(File.ReadAllBytes(path), RunJson.Default.ShardStatistics)
                : null;
        }
        catch (JsonException)
        {
            // Somebody else wrote it: the shard is made again.
            return null;
        }
    }

    public void Write(string path) =>
        AtomicFile.WriteAllBytes(path, JsonSerializer.SerializeToUtf8Bytes(this, RunJson.Default.ShardStatistics));
}
