using System.CommandLine;
using AlignSharp.Cli.Hosting;

namespace AlignSharp.Cli.Options;

/// <summary>The model that a command is about, given by place.</summary>
internal sealed class ModelArgument : Argument<string?>
{
    public ModelArgument(bool isRequired = false)
        : base("MODEL")
    {
        Description = "A folder, or a name on the hub that was pulled.";
        Arity = isRequired ? ArgumentArity.ExactlyOne : ArgumentArity.ZeroOrOne;
    }

    /// <exception cref="AlignException">There is no such model here.</exception>
    public string FindFolder(ParseResult parsed, Terminal terminal) =>
        ModelLocator.Find(parsed.GetValue(this), terminal.Environment);
}
