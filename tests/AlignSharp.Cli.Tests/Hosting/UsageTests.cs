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

    [Theory]
    [InlineData("embed", "texts", "a", "--bogus", "-o", "never.npy")]
    [InlineData("similarity", "never.png", "--texts", "a", "b", "--bogus")]
    [InlineData("tokenize", "a", "--bogus")]
    [InlineData("search", "never", "a", "--bogus", "0.3")]
    public async Task A_mistyped_option_is_not_taken_for_a_text(params string[] arguments)
    {
        var run = await CommandRun.Of(arguments);

        Assert.Equal(2, run.ExitCode);
        Assert.Contains("--bogus", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Behind_two_dashes_a_text_may_look_like_an_option() =>
        Assert.Equal(0, (await CommandRun.Of("tokenize", "--", "--bogus")).ExitCode);

    [Theory]
    [InlineData("bench", "never", "--architecture", "b7")]
    [InlineData("bench", "--plots", "never", "--cases", "text-8")]
    [InlineData("bench", "--plots", "never", "--json")]
    public async Task Options_that_leave_each_other_without_effect_are_refused(params string[] arguments) =>
        Assert.Equal(2, (await CommandRun.Of(arguments)).ExitCode);

    [Fact]
    public async Task A_usage_error_names_what_was_expected_on_one_line()
    {
        var run = await CommandRun.Of("--quiet", "completion", "tcsh");

        Assert.Equal("error: Argument 'tcsh' not recognized. Must be one of: 'bash' 'zsh' 'fish' 'pwsh'\n", run.Error);
    }
}
