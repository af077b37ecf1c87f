namespace AlignSharp.Training.Runs;

/// <summary>The files of a run.</summary>
/// <param name="Path">The folder.</param>
internal sealed record RunFolder(string Path)
{
    public string Settings => System.IO.Path.Combine(Path, "config.json");

    public string Log => LogIn(Path);

    public string Data => System.IO.Path.Combine(Path, "data.json");

    public string Checkpoints => System.IO.Path.Combine(Path, "checkpoints");

    public string Best => System.IO.Path.Combine(Path, "best");

    public string Model => System.IO.Path.Combine(Path, "model");

    public string TensorBoard => System.IO.Path.Combine(Path, "tensorboard");

    public static string LogIn(string path) => System.IO.Path.Combine(path, "log.jsonl");

    /// <summary>Refuses a folder whose run has got anywhere; one that failed at its start left settings alone.</summary>
    public void RequireNoRun()
    {
        if (File.Exists(Settings) && (File.Exists(Log) || RunCheckpoints.Newest(this) is not null))
        {
            throw new TrainingException($"{Path} holds a run already; expected an empty folder, or --resume to go on with it.");
        }
    }

    /// <summary>The folder of a run that was begun.</summary>
    public static RunFolder Open(string path)
    {
        var folder = new RunFolder(path);
        return File.Exists(folder.Settings)
            ? folder
            : throw new TrainingException($"{path} has no config.json; expected the folder of a run.");
    }
}
