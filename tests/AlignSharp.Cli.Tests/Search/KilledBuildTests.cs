namespace AlignSharp.Cli.Tests.Search;

public sealed class KilledBuildTests : IDisposable
{
    private const int Pictures = 160;
    private readonly TemporaryFolder _folder = new();

    [Fact]
    public async Task A_run_after_killed_ones_ends_with_the_index_of_an_uninterrupted_one()
    {
        var pictures = _folder.Combine("pictures");
        Directory.CreateDirectory(pictures);
        var samples = Directory.GetFiles(Path.Combine(Fixtures.Repository, "samples"), "*.webp").Order(StringComparer.Ordinal).ToArray();
        for (var picture = 0; picture < Pictures; picture++)
        {
            File.Copy(samples[picture % samples.Length], Path.Combine(pictures, $"{picture:D4}.webp"));
        }

        await BuildAsync(pictures, "whole");
        foreach (var milliseconds in (int[])[600, 1200, 1800])
        {
            using var process = ProcessRun.Start("index", "build", pictures, "-o", _folder.Combine("killed"));
            process.WaitForExit(milliseconds);
            process.Kill();
            await process.WaitForExitAsync(TestContext.Current.CancellationToken);
        }

        await BuildAsync(pictures, "killed");
        Assert.Equal(Files("whole"), Files("killed"));
    }

    public void Dispose() => _folder.Dispose();

    private async Task BuildAsync(string pictures, string index) =>
        Assert.Equal(0, (await ProcessRun.Of("index", "build", pictures, "-o", _folder.Combine(index))).ExitCode);

    // Files are named by their contents.
    private IEnumerable<string> Files(string index) =>
        Directory.EnumerateFileSystemEntries(_folder.Combine(index)).Select(static path => Path.GetFileName(path)).Order(StringComparer.Ordinal);
}
