using System.Collections.Immutable;
using System.CommandLine;
using AlignSharp.Evaluation.Bias;
using AlignSharp.Evaluation.Generalisation;
using AlignSharp.Evaluation.Robustness;
using AlignSharp.Evaluation.Tasks;

namespace AlignSharp.Cli.Evaluation;

/// <summary>The options of single tasks.</summary>
internal sealed class TaskSettings
{
    private readonly RobustnessSettings _robustness = new();

    private readonly GeneralisationSettings _generalisation = new();
    private readonly BiasSettings _bias = new();

    public void AddTo(Command command)
    {
        _robustness.AddTo(command);
        _generalisation.AddTo(command);
        _bias.AddTo(command);
    }

    /// <summary>The same tasks as the options want them.</summary>
    public ImmutableArray<IEvaluationTask> Apply(ParseResult parsed, ImmutableArray<IEvaluationTask> tasks) =>
    [
        .. tasks.Select(task => task switch
        {
            RobustnessTask => _robustness.Read(parsed),
            GeneralisationTask => _generalisation.Read(parsed),
            BiasTask => _bias.Read(parsed),
            _ => task,
        }),
    ];
}
