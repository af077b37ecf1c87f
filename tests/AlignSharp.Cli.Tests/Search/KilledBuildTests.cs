using System.Diagnostics;
using System.Runtime.InteropServices;
using AlignSharp.Cli.Outputs;

namespace AlignSharp.Cli.Tests.Search;

/// <summary>kill -9 at twenty random moments: the next run ends with the index of one that was left alone.</summary>
public sealed class KilledBuildTests : IDisposable
{
    private const int Pictures = 160;
    private const int Vectors = 20_000;
    private const int Kills = 20;
    private readonly TemporaryFolder _folder = new();
    private readonly Random _random = new(7);

    [Fact]
    public async Task A_build_goes_on_where_killed_ones_stopped()
    {
        var pictures = _folder.Combine("pictures");
        Directory.CreateDirectory(pictures);
        var samples = Directory.GetFiles(Path.Combine(Fixtures.Repository, "samples"), "*.webp").Order(StringComparer.Ordinal).ToArray();
        for (var picture = 0; picture < Pictures; picture++)
        {
            File.Copy(samples[picture % samples.Length], Path.Combine(pictures, $"{picture:D4}.webp"));
        }

        await CheckAsync(index => ["index", "build", pictures, "-o", index]);
    }

    [Fact]
    public async Task An_import_after_killed_ones_is_whole()
    {
        WriteVectors(_folder.Combine("x.npy"), _folder.Combine("x.txt"));
        await CheckAsync(index => ["index", "import", _folder.Combine("x.npy"), "-o", index, "--model", Fixtures.AlignMini, "--store", "int8"]);
    }

    public void Dispose() => _folder.Dispose();

    private async Task CheckAsync(Func<string, string[]> arguments)
    {
        var started = Stopwatch.GetTimestamp();
        Assert.Equal(0, (await ProcessRun.Of(arguments(_folder.Combine("whole")))).ExitCode);
        var whole = Stopwatch.GetElapsedTime(started);
        for (var kill = 0; kill < Kills; kill++)
        {
            using var process = ProcessRun.Start(arguments(_folder.Combine("killed")));
            process.WaitForExit(whole * _random.NextDouble());
            process.Kill();
            await process.WaitForExitAsync(TestContext.Current.CancellationToken);
        }

        var last = await ProcessRun.Of(arguments(_folder.Combine("killed")));
        Assert.True(last.ExitCode == 0, last.Error);
        Assert.Equal(Files("whole"), Files("killed"));
    }

    private void WriteVectors(string path, string names)
    {
        var size = ModelSize();
        using var file = new BinaryWriter(File.Create(path));
        file.Write(NpyHeader.Create(Vectors, size));
        var row = new float[size];
        for (var vector = 0; vector < Vectors; vector++)
        {
            for (var number = 0; number < size; number++)
            {
                row[number] = _random.NextSingle() - 0.5f;
            }

            file.Write(MemoryMarshal.AsBytes(row.AsSpan()));
        }

        File.WriteAllLines(names, Enumerable.Range(0, Vectors).Select(static vector => $"vector {vector}"));
    }

    private static int ModelSize() => AlignSharp.Configuration.AlignConfig.Load(Fixtures.AlignMini).ProjectionDim;

    // Files are named by their contents.
    private IEnumerable<string> Files(string index) =>
        Directory.EnumerateFileSystemEntries(_folder.Combine(index)).Select(static path => Path.GetFileName(path)).Order(StringComparer.Ordinal);
}
