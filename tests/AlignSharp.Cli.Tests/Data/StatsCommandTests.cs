using System.Text.Json;
using AlignSharp.Cli.Hosting;
using AlignSharp.Testing;

namespace AlignSharp.Cli.Tests.Data;

public sealed class StatsCommandTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly string _coyo = Fixtures.Path("metadata", "coyo.parquet");

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task The_report_is_a_page_and_JSON()
    {
        var page = _folder.Combine("report.html");

        var run = await CommandRun.Of("data", "stats", _coyo, "-o", page, "--samples", "2", "--json");

        Assert.Equal((ExitCode.Success, $"Wrote {page}.\n"), (run.ExitCode, run.Error));
        using var json = JsonDocument.Parse(run.Output);
        Assert.Equal(4000, json.RootElement.GetProperty("rows").GetInt64());
        Assert.Equal(2, json.RootElement.GetProperty("samples").GetArrayLength());
        Assert.StartsWith("<!doctype html>", await File.ReadAllTextAsync(page, TestContext.Current.CancellationToken), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_person_gets_the_comparison()
    {
        var run = await CommandRun.Of("data", "stats", _coyo, "--samples", "0");

        Assert.Matches(@"shorter side\s+60 to 2,967, median 914\s+at least 200\s+–\s+above 200", run.Output);
    }

    [Fact]
    public async Task A_page_is_named_as_one()
    {
        var run = await CommandRun.Of("data", "stats", _coyo, "-o", "report.pdf");

        Assert.Equal(ExitCode.Usage, run.ExitCode);
        Assert.Equal("error: report.pdf does not end in .html; expected a page there (--json prints JSON).\n", run.Error);
    }
}
