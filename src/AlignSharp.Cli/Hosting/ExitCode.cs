namespace AlignSharp.Cli.Hosting;

/// <summary>What the command says to the shell when it ends.</summary>
internal static class ExitCode
{
    public const int Success = 0;

    /// <summary>Something failed, or a part of a batch did.</summary>
    public const int Failure = 1;

    /// <summary>The command line asks for something that cannot be.</summary>
    public const int Usage = 2;

    /// <summary>Stopped by Ctrl-C (128 + SIGINT).</summary>
    public const int Interrupted = 130;
}
