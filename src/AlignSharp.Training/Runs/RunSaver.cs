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

    public void Save(RunState state) => _checkpoints.Save(_steps.Towers, _steps.Optimizer, state);

    public void SaveBest() => FolderSwap.Write(_run.Best, folder => _files.Save(_steps.Towers, folder, TensorType.Float32));

    public void Finish() => FolderSwap.Write(_run.Model, folder => _files.Save(_steps.Towers, folder, _type));
}
