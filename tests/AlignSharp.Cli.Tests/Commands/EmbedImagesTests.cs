using System.Runtime.InteropServices;
using System.Text.Json;
using System.Text.RegularExpressions;
using AlignSharp.Cli.Outputs;
using AlignSharp.Imaging;
using AlignSharp.Testing;

namespace AlignSharp.Cli.Tests.Commands;

public sealed class EmbedImagesTests : IDisposable
{
    private static readonly string[] Names = ["a.png", "b/c.jpg", "b/d.webp", "e.gif"];
    private static readonly string[] Sources = ["rgb.png", "rgb_444.jpg", "lossy.webp", "palette.gif"];
    private readonly TemporaryFolder _folder = new();
    private readonly string[] _pictures;

    public EmbedImagesTests()
    {
        Directory.CreateDirectory(_folder.Combine("in", "b"));
        _pictures = [.. Names.Select(name => _folder.Combine("in", name))];
        foreach (var (picture, source) in _pictures.Zip(Sources))
        {
            File.Copy(Fixtures.Path("images", source), picture);
        }
    }

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task A_folder_becomes_normalised_rows_in_the_order_of_its_paths()
    {
        var run = await CommandRun.Of("embed", "images", _folder.Combine("in"), "-o", _folder.Combine("out.npy"), "--batch-size", "3");

        Assert.Equal((0, ""), (run.ExitCode, run.Output));
        Assert.Matches($@"^4 embeddings of 320 numbers were written to {Regex.Escape(_folder.Combine("out.npy"))} in [\d.]+ s \([\d,]+ a second, processors \d+ % busy\)\.\n$", run.Error);
        Assert.Equal(_pictures, await File.ReadAllLinesAsync(_folder.Combine("out.txt"), TestContext.Current.CancellationToken));
        Assert.Equal(NpyHeader.Create(4, 320), ReadBytes("out.npy")[..NpyHeader.Length]);
        AssertClose(Features().Normalized(), ReadRows("out.npy"));
    }

    [Fact]
    public async Task Raw_features_are_those_of_the_tower()
    {
        var run = await CommandRun.Of("--quiet", "embed", "images", _folder.Combine("in"), "-o", _folder.Combine("out.npy"), "--raw");

        Assert.Equal((0, "", ""), (run.ExitCode, run.Output, run.Error));
        AssertClose(Features(), ReadRows("out.npy"));
    }

    [Fact]
    public async Task What_fails_has_no_row_and_is_named_in_the_summary()
    {
        await File.WriteAllBytesAsync(_folder.Combine("in", "b", "torn.png"), [0x89], TestContext.Current.CancellationToken);

        var run = await CommandRun.Of(
            "embed", "images", _folder.Combine("in"), "gone.jpg", "-o", _folder.Combine("out.jsonl"), "--json");

        Assert.Equal(1, run.ExitCode);
        var summary = JsonDocument.Parse(run.Output).RootElement;
        Assert.Equal((4, 320, true), (
            summary.GetProperty("rows").GetInt32(), summary.GetProperty("size").GetInt32(), summary.GetProperty("normalized").GetBoolean()));
        Assert.True(summary.GetProperty("seconds").GetDouble() > 0 && summary.GetProperty("busy").GetDouble() is > 0 and < 1.5);
        Assert.Equal(
            [_folder.Combine("in", "b", "torn.png"), "gone.jpg"],
            summary.GetProperty("failed").EnumerateArray().Select(failure => failure.GetProperty("input").GetString()));
        var lines = await File.ReadAllLinesAsync(_folder.Combine("out.jsonl"), TestContext.Current.CancellationToken);
        Assert.Equal(_pictures, lines.Select(line => JsonDocument.Parse(line).RootElement.GetProperty("name").GetString()));
    }

    [Fact]
    public async Task Where_everything_fails_no_file_is_written()
    {
        var run = await CommandRun.Of("embed", "images", "gone.jpg", _folder.Combine("none*.jpg"), "-o", _folder.Combine("out.npy"));

        Assert.Equal(1, run.ExitCode);
        Assert.EndsWith($"error: All 2 inputs failed; {_folder.Combine("out.npy")} was not written.\n", run.Error, StringComparison.Ordinal);
        Assert.Equal([_folder.Combine("in")], Directory.GetFileSystemEntries(_folder.FullName));
    }

    [Fact]
    public async Task Ctrl_c_gives_130_and_leaves_no_half_written_file()
    {
        // The second picture is waited for on standard input, where it never comes.
        using var process = ProcessRun.Start("embed", "images", "gone.jpg", "-", "-o", _folder.Combine("out.npy"), "--batch-size", "1");
        Assert.Equal(
            "error: gone.jpg was not found; expected a picture there.",
            await process.StandardError.ReadLineAsync(TestContext.Current.CancellationToken));

        await ProcessRun.Bash($"kill -INT {process.Id}");

        var run = await ProcessRun.EndAsync(process);
        Assert.Equal((130, "Stopping; press Ctrl-C again to end at once.\nerror: Stopped before the end.\n"), (run.ExitCode, run.Error));
        Assert.Equal([_folder.Combine("in")], Directory.GetFileSystemEntries(_folder.FullName));
    }

    [Theory]
    [InlineData("out.csv")]
    [InlineData("out")]
    public async Task A_file_of_unknown_kind_is_refused_before_anything_is_read(string output)
    {
        var run = await CommandRun.Of("embed", "images", "gone.jpg", "-o", output, "--model", "no/such");

        Assert.Equal(2, run.ExitCode);
        Assert.Contains("expected .npy, .npz, .parquet or .jsonl", run.Error, StringComparison.Ordinal);
    }

    private FloatTensor Features()
    {
        using var model = AlignModel.Load(Fixtures.AlignMini);
        return model.GetImageFeatures([.. _pictures.Select(ImageDecoder.Default.Decode)]);
    }

    private byte[] ReadBytes(string name) => File.ReadAllBytes(_folder.Combine(name));

    private float[] ReadRows(string name) => MemoryMarshal.Cast<byte, float>(ReadBytes(name).AsSpan(NpyHeader.Length)).ToArray();

    // Batches of another size may round the last digit differently.
    private static void AssertClose(FloatTensor expected, float[] found)
    {
        Assert.Equal(expected.Values.Length, found.Length);
        for (var i = 0; i < found.Length; i++)
        {
            Assert.Equal(expected.Values[i], found[i], 1e-5);
        }
    }
}
