namespace AlignSharp.Cli.Hosting;

/// <summary>Says in one sentence why a run failed. A stack trace is for those who ask for it.</summary>
internal static class ErrorReport
{
    private const int BrokenPipe = 32;

    public static int Write(Exception error, Terminal terminal, bool verbose)
    {
        if (error is IOException { HResult: BrokenPipe })
        {
            // The reader of the pipe (| head) has what it wanted.
            return ExitCode.Success;
        }

        terminal.Fail(Sentence(error));
        if (verbose)
        {
            terminal.Error.WriteLine(error);
        }

        return error is UsageException ? ExitCode.Usage : ExitCode.Failure;
    }

    private static string Sentence(Exception error) => error switch
    {
        AlignException or IOException or UnauthorizedAccessException => error.Message,
        _ => $"Something unexpected happened ({error.GetType().Name}: {error.Message.ReplaceLineEndings(" ")}); "
            + "--verbose shows where.",
    };
}
