using System.Text.Json;
using AlignSharp.Cli.Hosting;
using AlignSharp.Imaging;
using AlignSharp.Testing;

namespace AlignSharp.Cli.Tests.Data;

public sealed class InspectCommandTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    [Fact]
    public async Task Counts_are_printed_as_JSON_and_the_sheet_is_a_picture()
    {
        var sheet = _folder.Combine("sheet.png");

        var run = await CommandRun.Of(
            "data", "inspect", Fixtures.Path("webdataset", "plain-*.tar"), "-o", sheet, "--samples", "4", "--columns", "2", "--json");

        Assert.Equal(ExitCode.Success, run.ExitCode);
        using var json = JsonDocument.Parse(run.Output);
        Assert.Equal(10, json.RootElement.GetProperty("combinations").GetProperty("cls jpg json txt").GetInt64());
        Assert.Equal(4, json.RootElement.GetProperty("drawn").GetArrayLength());
        Assert.Equal(48, json.RootElement.GetProperty("widths").GetProperty("median").GetInt32());
        Assert.Equal((344, 456), (ImageDecoder.Default.Decode(sheet).Width, ImageDecoder.Default.Decode(sheet).Height));
    }

    [Fact]
    public async Task A_person_gets_tables()
    {
        var run = await CommandRun.Of("data", "inspect", Fixtures.Path("webdataset", "plain-000000.tar"));

        Assert.StartsWith("5 samples in 1 shards\n", run.Output, StringComparison.Ordinal);
        Assert.Contains("caption words", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Damage_is_shown_and_ends_in_failure()
    {
        var run = await CommandRun.Of("data", "inspect", Fixtures.Path("webdataset", "torn-000000.tar"));

        Assert.Equal(ExitCode.Failure, run.ExitCode);
        Assert.Contains("torn", run.Output, StringComparison.Ordinal);
    }

    public void Dispose() => _folder.Dispose();
}
