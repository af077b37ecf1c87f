using Spectre.Console;

namespace AlignSharp.Cli.Progress;

/// <summary>How far a piece of work is. Without a display behind it, what it is told goes nowhere. Thread-safe.</summary>
internal sealed class ProgressMeter(ProgressTask? task) : IProgress<long>
{
    public static ProgressMeter Silent { get; } = new(null);

    public void Advance(long amount = 1) => task?.Increment(amount);

    /// <summary>Says how much is done of a total that was known before, or never will be.</summary>
    public void Report(long value)
    {
        if (task is not null)
        {
            task.Value = value;
        }
    }

    /// <summary>Says how much is done, and of how much.</summary>
    public void Report(long done, long total)
    {
        if (task is not null)
        {
            task.IsIndeterminate = false;
            task.MaxValue = total;
            task.Value = done;
        }
    }

    public void Describe(string description)
    {
        if (task is not null)
        {
            task.Description = Markup.Escape(description);
        }
    }
}
