using System.Globalization;
using AlignSharp.Training.Runs;

namespace AlignSharp.Training.Cards;

/// <summary>How many pairs a run had seen, whatever batches it was resumed with.</summary>
/// <param name="log">What the run logged.</param>
/// <param name="batchSize">Pairs in its last step.</param>
internal sealed class SeenPairs(IEnumerable<LogEntry> log, int batchSize)
{
    /// <summary>The setting that says how many pairs a step has.</summary>
    public const string Setting = "batch_size";

    // Each batch size with the last step that had it.
    private readonly List<(long Until, long Size)> _sizes =
    [
        .. log.SelectMany(static entry => entry.Changes ?? [], static (entry, change) => (entry.Step, change))
            .Where(static item => item.change.Name == Setting)
            .Select(item => (item.Step, long.TryParse(item.change.Before, CultureInfo.InvariantCulture, out var size) ? size : batchSize)),
        (long.MaxValue, batchSize),
    ];

    /// <summary>Pairs seen after a step.</summary>
    public long After(long step)
    {
        var (pairs, from) = (0L, 0L);
        foreach (var (until, size) in _sizes)
        {
            var end = Math.Min(until, step);
            pairs += (end - from) * size;
            from = end;
        }

        return pairs;
    }
}
