using System.CommandLine;

namespace AlignSharp.Cli.Options;

/// <summary>The options that every command takes.</summary>
internal sealed class GeneralOptions
{
    public Option<bool> Quiet { get; } = new("--quiet", "-q")
    {
        Description = "No progress and no notes; warnings and errors are still shown.",
        Recursive = true,
    };

    public Option<bool> Verbose { get; } = new("--verbose")
    {
        Description = "Show where an error came from.",
        Recursive = true,
    };
}
