using System.Text.Json;
using AlignSharp.Cli.Hosting;
using AlignSharp.Testing;

namespace AlignSharp.Cli.Tests.Data;

public sealed class VerifyShardsCommandTests
{
    [Fact]
    public async Task Sound_shards_end_well()
    {
        var run = await CommandRun.Of("data", "verify", Fixtures.Path("webdataset", "plain-{000000..000001}.tar"));

        Assert.Equal(ExitCode.Success, run.ExitCode);
        Assert.Equal("10 samples with 40 members, 10 of them pictures, in 2 shards: all sound.\n", run.Output);
    }

    [Fact]
    public async Task Broken_shards_end_in_failure_and_are_described()
    {
        var run = await CommandRun.Of("data", "verify", Fixtures.Path("webdataset", "torn-000000.tar"), "--json");

        Assert.Equal(ExitCode.Failure, run.ExitCode);
        using var json = JsonDocument.Parse(run.Output);
        Assert.Equal(3, json.RootElement.GetProperty("samples").GetInt64());
        Assert.False(json.RootElement.GetProperty("sound").GetBoolean());
        Assert.Equal(
            ["torn", "incomplete"],
            json.RootElement.GetProperty("faults").EnumerateArray().Select(fault => fault.GetProperty("kind").GetString()));
    }

    [Fact]
    public async Task A_missing_shard_is_one_sentence()
    {
        var run = await CommandRun.Of("data", "verify", "no-such.tar");

        Assert.Equal(ExitCode.Failure, run.ExitCode);
        Assert.Equal("error: The shard no-such.tar was not found; expected a file, a folder or a pattern of shards.\n", run.Error);
    }
}
