using AlignSharp.Training.Settings;

namespace AlignSharp.Cli.Tests.Training;

public sealed class FullDiskTests : IDisposable
{
    // More than the model, less than the optimiser's state: a checkpoint begins well and cannot be ended.
    private const int KilobytesForAFile = 3000;
    private readonly TinyRun _tiny = new();

    public void Dispose() => _tiny.Dispose();

    [Fact]
    public async Task A_checkpoint_that_does_not_fit_is_a_sentence_and_leaves_the_one_before()
    {
        if (OperatingSystem.IsWindows())
        {
            return; // It has no limit for a process's files.
        }

        var settings = _tiny.Path("settings.json");
        SettingsFile.Save(_tiny.Settings(2, await _tiny.WriteShardAsync(21)), settings);
        Assert.Equal(0, (await ProcessRun.Of("train", settings, "--run", _tiny.Path("run"))).ExitCode);
        var before = Contents(Checkpoint);

        // .NET reserves memory in a file of gigabytes unless told not to.
        var run = await ProcessRun.Bash(
            $"trap '' XFSZ; ulimit -f {KilobytesForAFile}; export DOTNET_EnableWriteXorExecute=0; align train --run '{_tiny.Path("run")}' --resume --set steps=6");

        Assert.Equal(1, run.ExitCode);
        Assert.Contains("error: The checkpoint of step 4 cannot be written (", run.Error, StringComparison.Ordinal);
        Assert.Contains($"{Checkpoint} is whole, and --resume goes on from there.", run.Error, StringComparison.Ordinal);
        Assert.Equal([Checkpoint], Directory.EnumerateFileSystemEntries(_tiny.Path("run", "checkpoints")));
        Assert.Equal(before, Contents(Checkpoint));
        Assert.Equal(0, (await ProcessRun.Of("train", "--run", _tiny.Path("run"), "--resume")).ExitCode);
    }

    private string Checkpoint => _tiny.Path("run", "checkpoints", "step-000000002");

    private static IEnumerable<(string, string)> Contents(string folder) => Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories)
        .Order(StringComparer.Ordinal)
        .Select(static path => (path, Convert.ToBase64String(System.Security.Cryptography.SHA256.HashData(File.ReadAllBytes(path)))))
        .ToList();
}
