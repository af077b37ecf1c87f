using AlignSharp.IO;

namespace AlignSharp.Training.Runs;

/// <summary>The lock of a run's folder.</summary>
internal static class RunLock
{
    /// <exception cref="TrainingException">Another process has it, or the folder cannot be written.</exception>
    public static FolderLock Acquire(string folder) => FolderLock.Acquire(folder, "run.lock", error => new TrainingException(
        $"The run {folder} cannot be written; expected a folder that no other run is writing to ({error.Message.TrimEnd('.')}).", error));
}
