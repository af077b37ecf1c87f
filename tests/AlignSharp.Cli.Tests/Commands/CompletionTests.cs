namespace AlignSharp.Cli.Tests.Commands;

public sealed class CompletionTests
{
    [Theory]
    [InlineData("bash")]
    [InlineData("zsh")]
    [InlineData("fish")]
    [InlineData("pwsh")]
    public async Task A_script_asks_the_parser_for_suggestions(string shell)
    {
        var run = await CommandRun.Of("completion", shell);

        Assert.Equal(0, run.ExitCode);
        Assert.Contains("[suggest:", run.Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("align compl", "compl", "completion")]
    [InlineData("align completion f", "f", "fish")]
    [InlineData("align completion --ver", "--ver", "--verbose")]
    [InlineData("align d", "d", "data")]
    public async Task Bash_completes_commands_values_and_options(string line, string word, string expected)
    {
        var run = await ProcessRun.Bash($$"""
            eval "$(align completion bash)"
            COMP_LINE='{{line}}' COMP_POINT={{line.Length}} COMP_WORDS=(align '{{word}}') COMP_CWORD=1
            _align_completion
            printf '%s\n' "${COMPREPLY[@]}"
            """);

        Assert.Equal(expected, run.Output.TrimEnd());
    }
}
