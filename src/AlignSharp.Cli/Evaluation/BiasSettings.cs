using System.CommandLine;
using AlignSharp.Evaluation;
using AlignSharp.Evaluation.Bias;

namespace AlignSharp.Cli.Evaluation;

/// <summary>Which groups are compared, and by which texts.</summary>
internal sealed class BiasSettings
{
    private readonly Option<string[]> _groups = new("--groups")
    {
        Description = "For bias: fields or columns whose values are groups of pictures, with commas between them.",
        HelpName = "FIELDS",
    };

    private readonly Option<string?> _attributes = new("--attributes")
    {
        Description = "For bias: JSON with texts that groups may lean to, and groups of texts.",
        HelpName = "FILE",
    };

    public void AddTo(Command command)
    {
        command.Add(_groups);
        command.Add(_attributes);
    }

    /// <exception cref="EvaluationException">The file is missing or damaged.</exception>
    public BiasTask Read(ParseResult parsed) => new(new BiasOptions
    {
        GroupFields = [.. NameList.Split(parsed.GetValue(_groups))],
        Attributes = parsed.GetValue(_attributes) is { } path ? AttributeSets.Read(path) : null,
    });
}
