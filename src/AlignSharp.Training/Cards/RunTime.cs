using AlignSharp.Training.Runs;

namespace AlignSharp.Training.Cards;

/// <summary>How long the steps of a run took, measurements and saving left out.</summary>
internal static class RunTime
{
    /// <summary>The time; null where the log has no speeds.</summary>
    public static TimeSpan? Of(IEnumerable<LogEntry> log, SeenPairs seen)
    {
        var (seconds, before) = (0.0, 0L);
        foreach (var entry in log.Where(static entry => entry.PairsPerSecond > 0))
        {
            seconds += (seen.After(entry.Step) - seen.After(before)) / entry.PairsPerSecond!.Value;
            before = entry.Step;
        }

        return seconds > 0 && double.IsFinite(seconds) ? TimeSpan.FromSeconds(seconds) : null;
    }
}
