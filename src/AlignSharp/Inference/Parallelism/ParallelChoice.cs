namespace AlignSharp.Inference.Parallelism;

/// <summary>
/// The plan of one tower: the caller's, else the one kept in the cache, else measured once the model has seen enough
/// items for it to be worth it, and kept. Smaller work goes through one session with all threads. Thread-safe.
/// </summary>
/// <param name="options">What the caller said.</param>
/// <param name="file">Where plans are kept; null where nothing may be kept, and so nothing is measured.</param>
/// <param name="key">Names machine, model and tower.</param>
/// <param name="time">Tells the time; the system's unless given.</param>
internal sealed class ParallelChoice(
    AlignModelOptions options, ParallelPlanFile? file, Func<string> key, TimeProvider? time = null)
{
    /// <summary>Items that a call must have for measuring on it.</summary>
    public const int MeasuredFrom = 16;

    // Measuring does some hundred items' work: it pays only for a run that is larger than that.
    private const long MeasuredAfter = 384;

    private readonly Lock _measuring = new();
    private readonly Lazy<ParallelPlan?> _kept = new(() => file!.Find(key()));
    private volatile ParallelPlan? _plan;
    private long _seen;

    // Within a container's CPU quota, which the runtime counts.
    private int Cores => options.Threads ?? Environment.ProcessorCount;

    /// <param name="items">Items at hand.</param>
    /// <param name="batch">The batch that the tower would choose.</param>
    /// <param name="work">Works on a fixed part of the items.</param>
    /// <param name="chosen">Told of a plan that was measured, so that the sessions of the others can go.</param>
    public ParallelPlan For(int items, int batch, Action<ParallelPlan> work, Action<ParallelPlan> chosen)
    {
        var alone = new ParallelPlan(1, Cores, batch);
        if (items == 1)
        {
            return alone;
        }

        if (options.Sessions is { } sessions)
        {
            return new ParallelPlan(sessions, Math.Max(1, Cores / sessions), batch);
        }

        return file is null || Cores == 1 ? alone : _plan ?? FindOrMeasure(items, batch, work, chosen) ?? alone;
    }

    private ParallelPlan? FindOrMeasure(int items, int batch, Action<ParallelPlan> work, Action<ParallelPlan> chosen)
    {
        lock (_measuring)
        {
            _seen += items;
            if (_plan is null && _kept.Value is { } kept && kept.Sessions * kept.Threads <= Cores)
            {
                _plan = kept;
            }
            else if (_plan is null && items >= MeasuredFrom && _seen >= MeasuredAfter)
            {
                _plan = ParallelMeasurement.Choose(ParallelMeasurement.Candidates(Cores, Math.Max(batch, 2)), work, time ?? TimeProvider.System);
                chosen(_plan);
                file!.Keep(key(), _plan);
            }

            return _plan;
        }
    }
}
