using System.Text.Json;
using AlignSharp.IO;

namespace AlignSharp.Inference.Parallelism;

/// <summary>Plans in the user's cache, a file for each machine, model and tower. What cannot be read or written is measured again.</summary>
internal sealed class ParallelPlanFile(string cacheFolder)
{
    private const int MaximumBytes = 1 << 12;

    public ParallelPlan? Find(string key)
    {
        try
        {
            var file = new FileInfo(PathOf(key));
            var plan = file.Exists && file.Length <= MaximumBytes
                ? JsonSerializer.Deserialize(File.ReadAllBytes(file.FullName), ParallelPlanJson.Default.ParallelPlan) : null;
            return plan is { IsSound: true } ? plan : null;
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException or JsonException)
        {
            return null;
        }
    }

    public void Keep(string key, ParallelPlan plan)
    {
        try
        {
            AtomicFile.WriteAllBytes(PathOf(key), JsonSerializer.SerializeToUtf8Bytes(plan, ParallelPlanJson.Default.ParallelPlan));
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            // A cache that cannot be written is measured again next time.
        }
    }

    private string PathOf(string key) => Path.Combine(cacheFolder, "parallelism", key + ".json");
}
