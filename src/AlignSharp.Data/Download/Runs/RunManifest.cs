using System.Collections.Immutable;
using System.Text.Json;
using AlignSharp.IO;

namespace AlignSharp.Data.Download.Runs;

/// <summary>What a run is made of: <c>run.json</c> in its folder. It changes only by appending parts.</summary>
/// <param name="Version">The version of the folder's layout.</param>
/// <param name="Settings">What the shards hold.</param>
/// <param name="Parts">The parts, in order; at least one.</param>
internal sealed record RunManifest(int Version, RunSettings Settings, ImmutableArray<RunPart> Parts)
{
    public const int CurrentVersion = 1;

    /// <summary>The number of rows the run knows: the index that the next new row gets.</summary>
    public long Rows => Parts.Sum(part => part.NewRows);

    /// <summary>The number of shards planned so far.</summary>
    public int Shards => Parts[^1].EndShard;

    public static RunManifest Read(string path)
    {
        try
        {
            var manifest = JsonSerializer.Deserialize(File.ReadAllBytes(path), RunJson.Default.RunManifest);
            return manifest is { Version: CurrentVersion, Settings: not null, Parts.IsDefaultOrEmpty: false }
                ? manifest
                : throw new DownloadRunException(
                    $"{path} has version {manifest?.Version} of a run's layout; expected {CurrentVersion} and at least one part.");
        }
        catch (JsonException error)
        {
            throw new DownloadRunException(
                $"{path} is no manifest of a run ({error.Message.TrimEnd('.')}); expected the JSON that a download writes.", error);
        }
    }

    public void Write(string path) =>
        AtomicFile.WriteAllBytes(path, JsonSerializer.SerializeToUtf8Bytes(this, RunJson.Default.RunManifest));
}
