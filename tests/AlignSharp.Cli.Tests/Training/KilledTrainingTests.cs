using AlignSharp.Training.Runs;
using AlignSharp.Training.Settings;

namespace AlignSharp.Cli.Tests.Training;

public sealed class KilledTrainingTests : IDisposable
{
    private const int Kills = 10;
    private const int Steps = 200;
    private const int LongestLife = 250;
    private readonly TinyRun _tiny = new();

    public void Dispose() => _tiny.Dispose();

    [Fact]
    public async Task A_run_killed_at_ten_random_moments_ends_with_the_bits_of_one_that_was_not()
    {
        var settings = _tiny.Path("settings.json");
        SettingsFile.Save(
            _tiny.Settings(Steps, await _tiny.WriteShardAsync(21)) with { Checkpoints = new CheckpointSettings { EverySteps = 5, LogEverySteps = 1 } }, settings);
        Assert.Equal(0, (await ProcessRun.Of("train", settings, "--run", _tiny.Path("whole"))).ExitCode);

        var chance = new Random(1);
        for (var kill = 0; kill < Kills; kill++)
        {
            await KillAsync(Arguments(settings), chance.Next(LongestLife));
        }

        Assert.Equal(0, (await ProcessRun.Of(Arguments(settings))).ExitCode);
        Assert.Equal(Weights("whole"), Weights("killed"));
        Assert.Equal(Log("whole"), Log("killed"));
        Assert.Empty(Directory.EnumerateDirectories(_tiny.Path("killed"), "*.tmp", SearchOption.AllDirectories));
    }

    private string[] Arguments(string settings) => File.Exists(_tiny.Path("killed", "config.json"))
        ? ["train", "--run", _tiny.Path("killed"), "--resume"]
        : ["train", settings, "--run", _tiny.Path("killed")];

    // The program takes its time to start: the moment is counted from its first step on.
    private static async Task KillAsync(string[] arguments, int milliseconds)
    {
        using var process = ProcessRun.Start(arguments);
        while (await process.StandardError.ReadLineAsync(TestContext.Current.CancellationToken) is { } line && !line.StartsWith("step ", StringComparison.Ordinal))
        {
        }

        var rest = process.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
        process.WaitForExit(milliseconds);
        process.Kill();
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);
        Assert.True(process.ExitCode != 0, $"{await rest}: the run ended before it was killed.");
    }

    private byte[] Weights(string run) => File.ReadAllBytes(_tiny.Path(run, "model", "model.safetensors"));

    private IEnumerable<(long, double?, double?, Measurement?)> Log(string run) =>
        RunLog.Read(_tiny.Path(run)).Select(static entry => (entry.Step, entry.Loss, entry.GradientNorm, entry.Measurement));
}
