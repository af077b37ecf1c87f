using AlignSharp.Training.Runs.TensorBoard;
using AlignSharp.Training.Settings;

namespace AlignSharp.Training.Runs;

/// <summary>Enters lines in both logs of a run. Not thread-safe.</summary>
internal sealed class RunJournal
{
    private readonly RunLog _log;
    private readonly EventLog _events;

    /// <summary>Goes on at a place; lines after it are dropped, for the run writes them again.</summary>
    public RunJournal(RunFolder run, RunState state)
    {
        _log = new RunLog(run.Log);
        _log.GoBackTo(state);
        _events = new EventLog(run.TensorBoard, state.Step, TimeProvider.System);
    }

    public void Enter(LogEntry entry)
    {
        _log.Append(entry);
        _events.Append(entry);
    }

    /// <summary>Enters that the steps after this one are made with other settings.</summary>
    public void EnterChanges(long step, IReadOnlyList<SettingChange> changes) => _log.Append(new LogEntry { Step = step, Changes = changes });
}
