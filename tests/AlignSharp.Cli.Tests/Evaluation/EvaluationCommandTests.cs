using System.Text.Json;
using AlignSharp.Imaging;

namespace AlignSharp.Cli.Tests.Evaluation;

public sealed class EvaluationCommandTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Eval_counts_what_it_leaves_out_and_compare_reads_its_results()
    {
        var results = _folder.Combine("results");
        var run = await CommandRun.Of("eval", Fixtures.AlignMini, "--data", WriteTable(), "--tasks", "retrieval", "--cache", _folder.Combine("cache"), "-o", results, "--json", "--bootstrap", "20");
        Assert.Equal(0, run.ExitCode);
        using var json = JsonDocument.Parse(run.Output);
        var (split, skipped) = (json.RootElement.GetProperty("splits").GetProperty("all"), json.RootElement.GetProperty("skipped"));
        Assert.Equal((2, 2), (split.GetProperty("images").GetInt32(), split.GetProperty("captions").GetInt32()));
        Assert.InRange(split.GetProperty("i2t_r1").GetDouble(), split.GetProperty("i2t_r1_ci")[0].GetDouble(), split.GetProperty("i2t_r1_ci")[1].GetDouble());
        Assert.Equal((1, 1, 1), (skipped.GetProperty("missing").GetInt32(), skipped.GetProperty("broken").GetInt32(), skipped.GetProperty("malformed").GetInt32()));
        Assert.Contains("1 missing, 1 broken, 1 malformed", run.Error, StringComparison.Ordinal);
        Assert.Contains("1 missing, 1 broken, 1 malformed", await File.ReadAllTextAsync(Path.Combine(results, "report.html"), TestContext.Current.CancellationToken), StringComparison.Ordinal);

        var compared = await CommandRun.Of("compare", results, results, "--bootstrap", "20", "--json");
        using var comparison = JsonDocument.Parse(compared.Output);
        Assert.All(comparison.RootElement.GetProperty("figures").EnumerateArray(), static figure => Assert.Equal(0, figure.GetProperty("difference").GetDouble()));
    }

    [Fact]
    public async Task A_place_that_cannot_be_written_is_told_before_anything_is_measured()
    {
        var (file, cache) = (_folder.Combine("file"), _folder.Combine("cache"));
        await File.WriteAllTextAsync(file, "", TestContext.Current.CancellationToken);

        var run = await CommandRun.Of("eval", Fixtures.AlignMini, "--data", WriteTable(), "--tasks", "retrieval", "--cache", cache, "-o", file);

        Assert.Equal(1, run.ExitCode);
        Assert.False(Directory.Exists(cache));
    }

    [Fact]
    public async Task Wrong_usage_is_told()
    {
        var unknown = await CommandRun.Of("eval", "--data", WriteTable(), "--tasks", "guess");
        Assert.Equal(2, unknown.ExitCode);
        Assert.Contains("There is no task guess", unknown.Error, StringComparison.Ordinal);
        var unmeasured = await CommandRun.Of("compare", Fixtures.AlignMini, Fixtures.AlignMini);
        Assert.Equal(2, unmeasured.ExitCode);
        Assert.Contains("or --data to measure the model on", unmeasured.Error, StringComparison.Ordinal);
        var undescribed = await CommandRun.Of("compare", _folder.FullName, _folder.FullName, "--split", "test");
        Assert.Equal(2, undescribed.ExitCode);
        Assert.Contains("--split stands without --data; expected the data that it describes.", undescribed.Error, StringComparison.Ordinal);
    }

    private string WriteTable()
    {
        File.WriteAllBytes(_folder.Combine("1.png"), ImageEncoder.Png(new RgbImage(8, 8, new byte[192])));
        File.WriteAllBytes(_folder.Combine("2.png"), ImageEncoder.Png(new RgbImage(8, 8, [.. Enumerable.Repeat((byte)200, 192)])));
        File.WriteAllText(_folder.Combine("broken.png"), "no picture");
        File.WriteAllText(_folder.Combine("t.csv"), "image,caption\n1.png,black\n2.png,grey\nbroken.png,none\ngone.png,nowhere\nshort\n");
        return _folder.Combine("t.csv");
    }
}
