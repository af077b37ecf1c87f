using AlignSharp.Cli.Hosting;

namespace AlignSharp.Cli.Tests.Hosting;

public sealed class TerminalTests
{
    [Fact]
    public void Where_no_terminal_is_messages_are_plain_lines()
    {
        var (terminal, error) = Create();

        terminal.Fail("It broke.");
        terminal.Warn("It may break.");
        terminal.Note("It runs.");

        Assert.Equal("error: It broke.\nwarning: It may break.\nIt runs.\n", error.ToString());
    }

    [Fact]
    public void A_quiet_run_keeps_warnings_and_errors()
    {
        var (terminal, error) = Create();
        terminal.IsQuiet = true;

        terminal.Note("It runs.");
        terminal.Warn("It may break.");

        Assert.Equal("warning: It may break.\n", error.ToString());
    }

    [Fact]
    public void No_colour_is_used_on_a_terminal_that_asks_for_none()
    {
        var (terminal, error) = Create(isTerminal: true, noColour: "1");

        terminal.Fail("[red]It[/] broke.");

        Assert.Contains("error: [red]It[/] broke.", error.ToString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(true, false, true)]
    [InlineData(true, true, false)]
    [InlineData(false, false, false)]
    public void Progress_is_shown_to_a_person_who_did_not_ask_for_quiet(bool isTerminal, bool isQuiet, bool expected)
    {
        var (terminal, _) = Create(isTerminal);
        terminal.IsQuiet = isQuiet;

        Assert.Equal(expected, terminal.ShowsProgress);
    }

    private static (Terminal Terminal, StringWriter Error) Create(bool isTerminal = false, string? noColour = null)
    {
        var error = new StringWriter { NewLine = "\n" };
        var terminal = new Terminal(Stream.Null, Stream.Null, error)
        {
            ErrorIsTerminal = isTerminal,
            Environment = name => name == "NO_COLOR" ? noColour : null,
        };
        return (terminal, error);
    }
}
