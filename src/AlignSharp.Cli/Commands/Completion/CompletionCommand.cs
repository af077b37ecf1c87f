using System.CommandLine;
using AlignSharp.Cli.Hosting;

namespace AlignSharp.Cli.Commands;

/// <summary><c>align completion SHELL</c>: a script that makes the shell ask this program for what can come next.</summary>
internal sealed class CompletionCommand : Command
{
    private readonly Argument<string> _shell = new("SHELL") { Description = "The shell that will read the script." };

    public CompletionCommand(Terminal terminal)
        : base("completion", "Print a completion script, for example: eval \"$(align completion bash)\"")
    {
        _shell.AcceptOnlyFromAmong("bash", "zsh", "fish", "pwsh");
        Add(_shell);
        SetAction((parsed, cancellationToken) => PrintAsync(parsed.GetRequiredValue(_shell), terminal, cancellationToken));
    }

    private static async Task PrintAsync(string shell, Terminal terminal, CancellationToken cancellationToken)
    {
        await using var script = typeof(CompletionCommand).Assembly.GetManifestResourceStream($"completion.{shell}")!;
        using var reader = new StreamReader(script);
        await terminal.Output.WriteAsync((await reader.ReadToEndAsync(cancellationToken)).AsMemory(), cancellationToken);
    }
}
