using System.Globalization;
using System.Text.Json;
using AlignSharp.Checkpoints;
using AlignSharp.IO;
using AlignSharp.Training.Optimizers;
using AlignSharp.Training.Towers;

namespace AlignSharp.Training.Runs;

/// <summary>
/// The checkpoints of a run, newest last: each a folder with the model in float32, the optimiser's state and the place in the
/// run. A folder appears whole or not at all, and older ones go only after it is there.
/// </summary>
internal sealed class RunCheckpoints(RunFolder run, ModelFiles files, int keep)
{
    private const string Prefix = "step-";
    private const string StateFile = "state.json";
    private const string OptimizerFolder = "optimizer";

    public void Save(AlignTowers towers, Optimizer optimizer, RunState state)
    {
        Directory.CreateDirectory(run.Checkpoints);
        FolderSwap.RemoveLeftovers(run.Checkpoints);
        FolderSwap.Write(FolderOf(state.Step), folder =>
        {
            files.Save(towers, folder, TensorType.Float32);
            CheckpointWriter.Write(Path.Combine(folder, OptimizerFolder), optimizer.Save());
            AtomicFile.WriteAllBytes(Path.Combine(folder, StateFile), JsonSerializer.SerializeToUtf8Bytes(state, RunJson.Default.RunState));
        });
        foreach (var old in Folders(run).SkipLast(keep))
        {
            Directory.Delete(old, recursive: true);
        }
    }

    /// <summary>The folder of the newest checkpoint; null where there is none.</summary>
    public static string? Newest(RunFolder run) => Folders(run).LastOrDefault();

    public static RunState ReadState(string checkpoint)
    {
        var path = Path.Combine(checkpoint, StateFile);
        try
        {
            return JsonSerializer.Deserialize(File.ReadAllBytes(path), RunJson.Default.RunState)
                ?? throw new TrainingException($"{path} is empty; expected the place of a run.");
        }
        catch (Exception error) when (error is JsonException or IOException)
        {
            throw new TrainingException($"{path} cannot be read; expected the place of a run.", error);
        }
    }

    public static void Restore(string checkpoint, Optimizer optimizer)
    {
        using var store = TensorStore.Open(Path.Combine(checkpoint, OptimizerFolder));
        optimizer.Restore(store);
    }

    private string FolderOf(long step) => Path.Combine(run.Checkpoints, Prefix + step.ToString("D9", CultureInfo.InvariantCulture));

    private static IEnumerable<string> Folders(RunFolder run) => Directory.Exists(run.Checkpoints)
        ? Directory.EnumerateDirectories(run.Checkpoints, $"{Prefix}*").Where(static path => !FolderSwap.IsLeftover(path)).Order(StringComparer.Ordinal)
        : [];
}
