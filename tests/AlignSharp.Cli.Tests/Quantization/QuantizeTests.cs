using System.Text.Json;
using AlignSharp.Testing;

namespace AlignSharp.Cli.Tests.Quantization;

/// <summary><c>align quantize</c> on the default model with the pictures at hand.</summary>
public sealed class QuantizeTests : IDisposable
{
    private static readonly string Samples = Path.Combine(Fixtures.Repository, "samples");
    private readonly TemporaryFolder _folder = new();

    private string Output => _folder.Combine("int8");

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task A_model_within_the_bounds_is_written_with_what_it_loses_and_runs_in_8_bits()
    {
        var run = await CommandRun.Of("quantize", Fixtures.AlignMini, "--calibrate", Samples, "-o", Output, "--min-cosine", "0", "--json");

        Assert.Equal(0, run.ExitCode);
        var report = JsonDocument.Parse(run.Output).RootElement;
        Assert.Equal(3, report.GetProperty("calibration_pictures").GetInt32());
        Assert.True(report.GetProperty("texts").GetProperty("mean").GetDouble() > 0.999);
        Assert.Equal(report.GetProperty("images").GetProperty("mean").GetDouble(),
            JsonDocument.Parse(await File.ReadAllBytesAsync(Path.Combine(Output, "quantization.json"), TestContext.Current.CancellationToken))
                .RootElement.GetProperty("images").GetProperty("mean").GetDouble());
        var card = await File.ReadAllTextAsync(Path.Combine(Output, "MODEL_CARD.md"), TestContext.Current.CancellationToken);
        Assert.StartsWith("---\nlicense: \"mit\"", card, StringComparison.Ordinal);
        Assert.Contains("\n# 8-bit weights\n", card, StringComparison.Ordinal);

        var classified = await CommandRun.Of(
            "classify", Path.Combine(Samples, "sun.webp"), "--labels", "sun,hand,folder", "--top", "1", "-m", Output, "--precision", "int8");
        Assert.Equal(0, classified.ExitCode);
        Assert.Contains("sun", classified.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_model_that_loses_more_is_written_by_force_alone()
    {
        string[] arguments = ["quantize", Fixtures.AlignMini, "--calibrate", Samples, "-o", Output, "--min-cosine", "1"];

        var refused = await CommandRun.Of(arguments);
        Assert.Equal(1, refused.ExitCode);
        Assert.Contains("expected at least 1.", refused.Error, StringComparison.Ordinal);
        Assert.Contains("--force writes it all the same.", refused.Error, StringComparison.Ordinal);
        Assert.Empty(Directory.GetFileSystemEntries(_folder.FullName));

        var forced = await CommandRun.Of([.. arguments, "--force"]);
        Assert.Equal(0, forced.ExitCode);
        Assert.Contains("warning: ", forced.Error, StringComparison.Ordinal);
        Assert.True(File.Exists(Path.Combine(Output, "model.safetensors")));
    }

    [Fact]
    public async Task A_folder_that_is_not_empty_is_left_alone()
    {
        var run = await CommandRun.Of("quantize", Fixtures.AlignMini, "--calibrate", Samples, "-o", Samples);

        Assert.Equal(1, run.ExitCode);
        Assert.Equal($"error: {Samples} is not empty; expected a new folder.\n", run.Error);
    }

    [Theory]
    [InlineData("--max-pictures is 3; expected at least 4.", "--max-pictures", "3")]
    [InlineData("--min-cosine is 2; expected 0 to 1.", "--min-cosine", "2")]
    [InlineData("--min-cosine is NaN; expected 0 to 1.", "--min-cosine", "NaN")]
    [InlineData("--max-loss is NaN; expected 0 to 100.", "--max-loss", "NaN")]
    [InlineData("--max-loss is -1; expected 0 to 100.", "--max-loss", "-1")]
    [InlineData("--max-loss is Infinity; expected 0 to 100.", "--max-loss", "Infinity")]
    [InlineData("--labels stands without --data; expected the data that it describes.", "--labels", "kind")]
    [InlineData("--captions stands without --data; expected the data that it describes.", "--captions", "captions.csv")]
    public async Task A_request_that_cannot_be_gives_exit_code_2(string expected, params string[] options)
    {
        var run = await CommandRun.Of(["quantize", "--calibrate", Samples, "-o", Output, .. options]);

        Assert.Equal(2, run.ExitCode);
        Assert.Contains(expected, run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Data_that_are_not_there_are_told_before_anything_is_calibrated()
    {
        var run = await CommandRun.Of("quantize", Fixtures.AlignMini, "--calibrate", "no-pictures", "-o", Output, "--data", "no-data.tar");

        Assert.Equal(1, run.ExitCode);
        Assert.StartsWith("error: The shard no-data.tar was not found", run.Error, StringComparison.Ordinal);
        Assert.Empty(Directory.GetFileSystemEntries(_folder.FullName));
    }
}
