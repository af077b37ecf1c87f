using System.CommandLine;
using AlignSharp.Evaluation;
using AlignSharp.Evaluation.Generalisation;

namespace AlignSharp.Cli.Evaluation;

/// <summary>What the model learned from, and what other models do.</summary>
internal sealed class GeneralisationSettings
{
    private readonly Option<string[]> _shards = new("--training-shards")
    {
        Description = "For generalisation: the shards the model was trained on, to tell seen concepts and find near-duplicates.",
        HelpName = "SHARDS",
        AllowMultipleArgumentsPerToken = true,
    };

    private readonly Option<string?> _trend = new("--trend")
    {
        Description = "For generalisation: accuracies of other models in percent, \"reference,this set\" a line, for effective robustness.",
        HelpName = "FILE",
    };

    public void AddTo(Command command)
    {
        command.Add(_shards);
        command.Add(_trend);
    }

    /// <exception cref="EvaluationException">The file of accuracies is missing or damaged.</exception>
    public GeneralisationTask Read(ParseResult parsed) => new(new GeneralisationOptions
    {
        TrainingShards = [.. parsed.GetValue(_shards) ?? []],
        Trend = parsed.GetValue(_trend) is { } path ? RobustnessTrend.Read(path) : null,
    });
}
