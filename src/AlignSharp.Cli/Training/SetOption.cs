using System.CommandLine;

namespace AlignSharp.Cli.Training;

/// <summary><c>--set NAME=VALUE</c>: a setting of the run by its name.</summary>
internal sealed class SetOption : Option<string[]>
{
    public SetOption()
        : base("--set")
    {
        Description = "A setting that replaces the run's, as optimizer.learning_rate=0.002; may be repeated.";
        HelpName = "NAME=VALUE";
    }
}
