using System.CommandLine;
using System.CommandLine.Parsing;

namespace AlignSharp.Cli.Hosting;

/// <summary>Finds options that no command knows before they are taken for texts or files. What stands behind <c>--</c> is what it says.</summary>
internal static class MistypedOption
{
    /// <summary>The first word that begins with <c>--</c> and is neither an option nor the value right behind one; null where there is none.</summary>
    public static string? Find(ParseResult parsed)
    {
        var words = parsed.Tokens.TakeWhile(static token => token.Type != TokenType.DoubleDash).ToArray();
        return words.Index().FirstOrDefault(word => LooksLikeOption(word.Item)
            && !(word.Index > 0 && TakesValue(parsed.CommandResult.Command, words[word.Index - 1]))).Item?.Value;
    }

    private static bool LooksLikeOption(Token token) =>
        token.Type == TokenType.Argument && token.Value.Length > 2
        && token.Value.StartsWith("--", StringComparison.Ordinal) && char.IsLetter(token.Value[2]);

    private static bool TakesValue(Command command, Token token) => token.Type == TokenType.Option
        && OptionsOf(command).FirstOrDefault(option => option.Name == token.Value || option.Aliases.Contains(token.Value)) is { Arity.MinimumNumberOfValues: > 0 };

    private static IEnumerable<Option> OptionsOf(Command command) =>
        command.Options.Concat(command.Parents.OfType<Command>().SelectMany(OptionsOf));
}
