namespace AlignSharp.Cli.Tests.Hosting;

public sealed class UsageTests
{
    [Fact]
    public async Task Without_arguments_the_commands_are_listed()
    {
        var run = await CommandRun.Of();

        Assert.Equal(0, run.ExitCode);
        Assert.Contains("completion", run.Output, StringComparison.Ordinal);
        Assert.Empty(run.Error);
    }

    [Theory]
    [InlineData("unheard-of")]
    [InlineData("completion")]
    [InlineData("completion", "tcsh")]
    [InlineData("completion", "bash", "--unheard-of")]
    public async Task A_command_line_that_cannot_be_gives_exit_code_2_and_speaks_on_standard_error(params string[] arguments)
    {
        var run = await CommandRun.Of(arguments);

        Assert.Equal(2, run.ExitCode);
        Assert.Empty(run.Output);
        Assert.StartsWith("error: ", run.Error, StringComparison.Ordinal);
        Assert.Contains("--help", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_usage_error_names_what_was_expected_on_one_line()
    {
        var run = await CommandRun.Of("--quiet", "completion", "tcsh");

        Assert.Equal("error: Argument 'tcsh' not recognized. Must be one of: 'bash' 'zsh' 'fish' 'pwsh'\n", run.Error);
    }
}
