using System.CommandLine;
using AlignSharp.Cli.Hosting;

namespace AlignSharp.Cli.Serve;

/// <summary>
/// Gives every option of a command a twin in the environment: what <c>--max-body</c> says, <c>ALIGN_MAX_BODY</c> says too,
/// for containers and services. An option on the command line comes first.
/// </summary>
internal static class EnvironmentArguments
{
    private const string Prefix = "ALIGN_";

    /// <summary>The variable of an option.</summary>
    public static string VariableOf(Option option) =>
        Prefix + option.Name.TrimStart('-').Replace('-', '_').ToUpperInvariant();

    /// <summary>Parses again with what the environment says about the options that were not given.</summary>
    /// <exception cref="UsageException">A variable holds what its option does not take.</exception>
    public static ParseResult Complete(ParseResult parsed, Func<string, string?> environment)
    {
        var command = parsed.CommandResult.Command;
        string[] given = [.. parsed.Tokens.Select(static token => token.Value)];
        Option[] missing = [.. command.Options.Where(option =>
            (parsed.GetResult(option) is null or { Implicit: true }) && !string.IsNullOrEmpty(environment(VariableOf(option))))];
        string[] added = [.. missing.SelectMany(option => Arguments(option, environment(VariableOf(option))!))];
        if (added.Length == 0)
        {
            return parsed;
        }

        var completed = parsed.RootCommandResult.Command.Parse([.. given, .. added], parsed.Configuration);
        return completed.Errors is [var error, ..]
            ? throw new UsageException($"{error.Message} (Read from the environment: {string.Join(", ", missing.Select(VariableOf))})")
            : completed;
    }

    private static IEnumerable<string> Arguments(Option option, string value)
    {
        // Several values stand in one variable with semicolons between them, as in ASPNETCORE_URLS.
        return option.Arity.MaximumNumberOfValues > 1
            ? value.Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).SelectMany(part => (string[])[option.Name, part])
            : [option.Name, value];
    }
}
