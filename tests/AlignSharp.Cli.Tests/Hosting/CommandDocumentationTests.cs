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
        var root = Root();
        string[] wrong = [.. from section in Sections() from row in section.Rows from fault in Faults(root, section.Title, row) select fault];

        Assert.Empty(wrong);
    }

    [Theory]
    [InlineData("align eval")]
    [InlineData("align compare")]
    [InlineData("align quantize")]
    public void Every_option_of_the_command_is_in_the_document(string path)
    {
        var section = Sections().Single(section => section.Title.Split(", ").Contains(path));

        Assert.Empty(Find(Root(), path).Options.Select(static option => option.Name).Except(section.Rows.SelectMany(Names)));
    }

    private static AlignCommand Root() => new(new Terminal(Stream.Null, new MemoryStream(), TextWriter.Null));

    private static IEnumerable<(string Title, IEnumerable<string> Rows)> Sections() =>
        from section in File.ReadAllText(Path.Combine(Fixtures.Repository, "docs", "commands.md")).Split("\n## ")[1..]
        where section.StartsWith("align ", StringComparison.Ordinal)
        select (section[..section.IndexOf('\n', StringComparison.Ordinal)], Row().Matches(section).Select(static row => row.Value));

    private static string[] Names(string row) =>
        [.. Name().Matches(row[..row.IndexOf(" | ", StringComparison.Ordinal)]).Select(static match => match.Value)];

    private static IEnumerable<string> Faults(RootCommand root, string title, string row)
    {
        var options = title.Split(", ").Select(path => Find(root, path)).SelectMany(static command => command.Subcommands.Prepend(command))
            .SelectMany(static command => command.Options).ToArray();
        var names = Names(row);
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
