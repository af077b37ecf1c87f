using System.CommandLine;
using AlignSharp.Cli.Hosting;

namespace AlignSharp.Cli.Options;

/// <summary><c>--model</c>: which model to run.</summary>
internal sealed class ModelOption : Option<string?>
{
    public ModelOption()
        : base("--model", "-m")
    {
        Description = "The model: a folder, or a name on the hub that was pulled. "
            + $"Default: {ModelLocator.EnvironmentVariable}, else the model that comes with the program.";
        HelpName = "FOLDER|ORG/NAME";
    }

    /// <exception cref="AlignException">There is no such model here.</exception>
    public string FindFolder(ParseResult parsed, Terminal terminal) =>
        ModelLocator.Find(parsed.GetValue(this), terminal.Environment);
}
