using System.CommandLine;

namespace AlignSharp.Cli.Options;

/// <summary><c>--top K</c>: how many of the best are shown; all unless given.</summary>
internal sealed class TopOption : Option<int?>
{
    public TopOption()
        : base("--top")
    {
        Description = "Show only the K best labels.";
        HelpName = "K";
        Validators.Add(result =>
        {
            if (result.Number<int>() is < 1 and var top)
            {
                result.AddError($"--top is {top}; expected at least 1.");
            }
        });
    }
}
