using System.CommandLine;

namespace AlignSharp.Cli.Options;

/// <summary><c>-o FOLDER</c>: the folder that a command writes to.</summary>
internal sealed class FolderOption : Option<string>
{
    public FolderOption()
        : base("--output", "-o")
    {
        Description = "The folder to write to; made where it is missing.";
        HelpName = "FOLDER";
        Required = true;
    }
}
