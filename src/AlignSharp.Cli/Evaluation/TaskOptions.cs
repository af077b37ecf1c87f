using System.Collections.Immutable;
using System.CommandLine;
using AlignSharp.Cli.Hosting;
using AlignSharp.Evaluation;
using AlignSharp.Evaluation.Tasks;

namespace AlignSharp.Cli.Evaluation;

/// <summary>Which tasks to run.</summary>
internal sealed class TaskOptions
{
    private readonly Option<string[]> _tasks = new("--tasks")
    {
        Description = $"Only these, with commas between them: {string.Join(", ", EvaluationTasks.All.Select(static task => task.Name))} (default: all).",
        HelpName = "NAMES",
    };

    private readonly TaskSettings _settings = new();

    public void AddTo(Command command)
    {
        command.Add(_tasks);
        _settings.AddTo(command);
    }

    /// <exception cref="UsageException">There is no task of a name, or what an option gives a task is not there.</exception>
    public ImmutableArray<IEvaluationTask> Read(ParseResult parsed)
    {
        try
        {
            return _settings.Apply(parsed, EvaluationTasks.Find(NameList.Split(parsed.GetValue(_tasks))));
        }
        catch (EvaluationException error)
        {
            throw new UsageException(error.Message);
        }
    }
}
