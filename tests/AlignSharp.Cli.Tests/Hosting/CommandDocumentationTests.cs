using System.CommandLine;
using System.Globalization;
using System.Text.RegularExpressions;
using AlignSharp.Cli.Hosting;
using AlignSharp.Testing;

namespace AlignSharp.Cli.Tests.Hosting;

/// <summary>The options and defaults that docs/commands.md names are the commands' own.</summary>
public sealed partial class CommandDocumentationTests
{
    [Fact]
    public void Every_option_and_default_in_the_document_is_the_commands_own()
    {
        using var output = new MemoryStream();
        using var error = new StringWriter();
        var root = new AlignCommand(new Terminal(Stream.Null, output, error));
        var text = File.ReadAllText(Path.Combine(Fixtures.Repository, "docs", "commands.md"));
        string[] wrong =
        [
            .. from section in text.Split("\n## ")[1..]
               where section.StartsWith("align ", StringComparison.Ordinal)
               from row in Row().Matches(section)
               from fault in Faults(root, section[..section.IndexOf('\n', StringComparison.Ordinal)], row.Value)
               select fault,
        ];

        Assert.Empty(wrong);
    }

    private static IEnumerable<string> Faults(RootCommand root, string title, string row)
    {
        var options = title.Split(", ").Select(path => Find(root, path)).SelectMany(static command => command.Subcommands.Prepend(command))
            .SelectMany(static command => command.Options).ToArray();
        string[] names = [.. Name().Matches(row[..row.IndexOf(" | ", StringComparison.Ordinal)]).Select(static match => match.Value)];
        foreach (var name in names)
        {
            var found = options.Where(option => option.Name == name).ToArray();
            if (found.Length == 0)
            {
                yield return $"{title} has no {name}";
            }
            else if (names.Length == 1 && Default().Match(row) is { Success: true } said && !found.Any(option => Defaults(option).Contains(said.Groups["value"].Value)))
            {
                yield return $"{title} {name} is not {said.Groups["value"].Value} but {string.Join(" or ", found.SelectMany(Defaults))}";
            }
        }
    }

    private static Command Find(RootCommand root, string path) =>
        path.Split(' ')[1..].Aggregate((Command)root, static (command, word) => command.Subcommands.Single(own => own.Name == word));

    private static IEnumerable<string> Defaults(Option option)
    {
        if (option.HasDefaultValue)
        {
            yield return Convert.ToString(option.GetDefaultValue(), CultureInfo.InvariantCulture)!;
        }

        if (Default().Match(option.Description ?? "") is { Success: true } said)
        {
            yield return said.Groups["value"].Value;
        }
    }

    [GeneratedRegex(@"^\| `(-\w, )?--[^\n]*$", RegexOptions.Multiline)]
    private static partial Regex Row();

    [GeneratedRegex(@"--[a-z][a-z0-9-]*")]
    private static partial Regex Name();

    // A number in one row of one option; what is said in words is the description's to say.
    [GeneratedRegex(@"[Dd]efault: `?(?<value>\d+(\.\d+)?)`?[).]")]
    private static partial Regex Default();
}
