using Spectre.Console;

namespace AlignSharp.Cli.Progress;

/// <summary>How far a piece of work is. Without a display behind it, what it is told goes nowhere. Thread-safe.</summary>
internal sealed class ProgressMeter(ProgressTask? task)
{
    public static ProgressMeter Silent { get; } = new(null);

    /// <summary>Whether anyone looks; what only a display needs need not be computed otherwise.</summary>
    public bool IsShown => task is not null;

    public void Advance(long amount = 1) => task?.Increment(amount);

    public void Report(long done, long? total = null)
    {
        if (task is null)
        {
            return;
        }

        if (total is { } known)
        {
            task.MaxValue = known;
            task.IsIndeterminate = false;
        }

        task.Value = done;
    }

    public void Describe(string description)
    {
        if (task is not null)
        {
            task.Description = Markup.Escape(description);
        }
    }
}
