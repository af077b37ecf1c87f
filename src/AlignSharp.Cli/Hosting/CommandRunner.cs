using System.CommandLine;
using System.CommandLine.Invocation;
using AlignSharp.Cli.Options;

namespace AlignSharp.Cli.Hosting;

/// <summary>Parses, runs, and turns every way a run can end into a sentence and an exit code.</summary>
internal static class CommandRunner
{
    // "@name" is a text here, not the name of a file with more arguments.
    private static readonly ParserConfiguration Parsing = new()
    {
        ResponseFileTokenReplacer = null,
        EnablePosixBundling = false,
    };

    public static async Task<int> RunAsync(
        IReadOnlyList<string> arguments, Terminal terminal, CancellationToken cancellationToken = default)
    {
        var command = new AlignCommand(terminal);
        var parsed = command.Parse(arguments.Count == 0 ? ["--help"] : arguments, Parsing);
        terminal.IsQuiet = parsed.GetValue(command.General.Quiet);
        try
        {
            var code = FindUsageErrors(parsed) is { Length: > 0 } errors
                ? ReportUsage(parsed, errors, terminal)
                : await parsed.InvokeAsync(Invocation(terminal), cancellationToken);
            await terminal.Output.FlushAsync(CancellationToken.None);
            return code;
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            terminal.Fail("Stopped before the end.");
            return ExitCode.Interrupted;
        }
        catch (Exception error)
        {
            return ErrorReport.Write(error, terminal, parsed.GetValue(command.General.Verbose));
        }
    }

    private static InvocationConfiguration Invocation(Terminal terminal) => new()
    {
        Output = terminal.Output,
        Error = terminal.Error,
        EnableDefaultExceptionHandler = false,
        ProcessTerminationTimeout = null,
    };

    // Help and completion answer even where the rest of the line is wrong.
    private static string[] FindUsageErrors(ParseResult parsed) =>
        parsed.Action is ParseErrorAction ? [.. parsed.Errors.Select(UsageSentence.Of)]
        : parsed.Action == parsed.CommandResult.Command.Action && MistypedOption.Find(parsed) is { } word
            ? [$"{word} is no option of '{CommandPath.Of(parsed.CommandResult.Command)}'; a text that begins with -- goes behind a -- of its own."]
            : [];

    private static int ReportUsage(ParseResult parsed, string[] errors, Terminal terminal)
    {
        Array.ForEach(errors, terminal.Fail);

        terminal.Note($"See '{CommandPath.Of(parsed.CommandResult.Command)} --help'.");
        return ExitCode.Usage;
    }
}
