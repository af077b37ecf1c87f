namespace AlignSharp.Training.Runs;

/// <summary>The right to write to a run folder: one process at a time, given up when the process ends, however it ends.</summary>
internal sealed class RunLock : IDisposable
{
    private const string FileName = "run.lock";
    private readonly FileStream _file;

    private RunLock(FileStream file) => _file = file;

    /// <exception cref="TrainingException">Another process has it, or the folder cannot be written.</exception>
    public static RunLock Acquire(string folder)
    {
        try
        {
            Directory.CreateDirectory(folder);
            return new RunLock(new FileStream(Path.Combine(folder, FileName), FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None));
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw new TrainingException($"The run {folder} cannot be written; expected a folder that no other run is writing to ({error.Message.TrimEnd('.')}).", error);
        }
    }

    public void Dispose() => _file.Dispose();
}
