namespace AlignSharp.Cli.Tests.Hosting;

public sealed class StreamTests
{
    [Fact]
    public async Task A_full_disk_is_one_sentence_and_exit_code_1()
    {
        var run = await ProcessRun.Bash("align completion bash > /dev/full");

        Assert.Equal(1, run.ExitCode);
        Assert.Equal("error: No space left on device\n", run.Error);
    }

    [Fact]
    public async Task A_reader_that_has_gone_is_no_error()
    {
        var run = await ProcessRun.Bash("align completion bash | true; echo ${PIPESTATUS[0]}");

        Assert.Equal("0\n", run.Output);
        Assert.Empty(run.Error);
    }
}
