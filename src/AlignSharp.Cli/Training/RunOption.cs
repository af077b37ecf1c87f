using System.CommandLine;

namespace AlignSharp.Cli.Training;

/// <summary><c>--run</c>: the folder of a run.</summary>
internal sealed class RunOption : Option<string>
{
    public RunOption()
        : base("--run")
    {
        Description = "The run's folder.";
        HelpName = "FOLDER";
        Required = true;
    }
}
