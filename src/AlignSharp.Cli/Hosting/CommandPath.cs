using System.CommandLine;

namespace AlignSharp.Cli.Hosting;

/// <summary>The words that lead to a command: <c>align embed images</c>.</summary>
internal static class CommandPath
{
    public static string Of(Command command) => command is RootCommand
        ? "align"
        : $"{Of(command.Parents.OfType<Command>().First())} {command.Name}";
}
