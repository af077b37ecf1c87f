using System.CommandLine;
using AlignSharp.Cli.Options;
using AlignSharp.Evaluation;
using AlignSharp.Evaluation.Robustness;

namespace AlignSharp.Cli.Evaluation;

/// <summary>How pictures are corrupted, and how many.</summary>
internal sealed class RobustnessSettings
{
    private readonly Option<string[]> _corruptions = new("--corruptions")
    {
        Description = "For robustness: only these, by name or family (noise, blur, weather, digital, framing, attack), with commas between them.",
        HelpName = "NAMES",
    };

    private readonly Option<int> _pictures = new("--pictures")
    {
        Description = "For tasks that change pictures: at most so many of a split, drawn by the seed.",
        HelpName = "N",
        DefaultValueFactory = _ => new RobustnessOptions().Pictures,
    };

    public RobustnessSettings() => _pictures.Validators.Add(result =>
    {
        if (result.Number<int>() is { } given && given is < 1 or > RobustnessOptions.MostPictures)
        {
            result.AddError($"--pictures is {given}; expected 1 to {RobustnessOptions.MostPictures}.");
        }
    });

    public void AddTo(Command command)
    {
        command.Add(_corruptions);
        command.Add(_pictures);
    }

    /// <exception cref="EvaluationException">There is no corruption of a name.</exception>
    public RobustnessTask Read(ParseResult parsed) =>
        new(new RobustnessOptions { Pictures = parsed.GetValue(_pictures) }.WithCorruptions(NameList.Split(parsed.GetValue(_corruptions))));
}
