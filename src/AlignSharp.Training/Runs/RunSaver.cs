using AlignSharp.Checkpoints;
using AlignSharp.Training.Settings;

namespace AlignSharp.Training.Runs;

/// <summary>Writes what a run leaves behind: checkpoints, the best model, the finished one. Not thread-safe.</summary>
internal sealed class RunSaver
{
    private readonly RunFolder _run;
    private readonly StepMaker _steps;
    private readonly ModelFiles _files;
    private readonly RunCheckpoints _checkpoints;
    private readonly TensorType _type;

    public RunSaver(RunFolder run, TrainingSettings settings, StepMaker steps, ImageSizeStage? size)
    {
        (_run, _steps, _type) = (run, steps, settings.Model.SaveAs);
        _files = new ModelFiles(settings.Model.Folder, size);
        _checkpoints = new RunCheckpoints(run, _files, settings.Checkpoints.Keep);
    }

    /// <exception cref="TrainingException">It cannot be written, as on a full disk; the checkpoints before stay.</exception>
    public void Save(RunState state) =>
        Write($"The checkpoint of step {state.Step}", () => _checkpoints.Save(_steps.Towers, _steps.Optimizer, state));

    /// <exception cref="TrainingException">It cannot be written; the checkpoints before stay.</exception>
    public void SaveBest() =>
        Write("The best model", () => FolderSwap.Write(_run.Best, folder => _files.Save(_steps.Towers, folder, TensorType.Float32)));

    /// <exception cref="TrainingException">It cannot be written; the checkpoints before stay.</exception>
    public void Finish() => Write("The finished model", () => FolderSwap.Write(_run.Model, folder => _files.Save(_steps.Towers, folder, _type)));

    private void Write(string what, Action write)
    {
        try
        {
            write();
        }
        catch (Exception error) when (Reason(error) is not null)
        {
            var before = RunCheckpoints.Newest(_run) is { } newest ? $"{newest} is whole, and --resume goes on from there" : "there is no checkpoint before it";
            throw new TrainingException($"{what} cannot be written ({Reason(error)}); {before}.", error);
        }
    }

    // What .NET calls an argument out of range is a file past what the file system or a limit of the process allows.
    private static string? Reason(Exception error) => error switch
    {
        IOException or UnauthorizedAccessException => error.Message.TrimEnd('.'),
        ArgumentOutOfRangeException { ParamName: "value" } => "a file is larger than may be",
        _ => null,
    };
}
