using System.CommandLine;
using System.CommandLine.Help;
using System.CommandLine.Invocation;

namespace AlignSharp.Cli.Hosting;

/// <summary>Shows help without the arguments of the commands above, which a part of them does not take.</summary>
internal sealed class OwnArgumentsHelp(HelpAction help) : SynchronousCommandLineAction
{
    public override bool ClearsParseErrors => true;

    public override int Invoke(ParseResult parseResult)
    {
        foreach (var argument in Above(parseResult.CommandResult.Command).SelectMany(static command => command.Arguments))
        {
            argument.Hidden = true;
        }

        return help.Invoke(parseResult);
    }

    private static IEnumerable<Command> Above(Command command) =>
        command.Parents.OfType<Command>().SelectMany(static parent => Above(parent).Prepend(parent));
}
