using AlignSharp.IO;
using AlignSharp.Training.Cards;
using AlignSharp.Training.Loading;
using AlignSharp.Training.Native;
using AlignSharp.Training.Runs;
using AlignSharp.Training.Settings;
using AlignSharp.Training.Surveys;
using TorchSharp;

namespace AlignSharp.Training;

/// <summary>
/// Trains a model as its settings say, in a run folder with settings, log and checkpoints. A run that was stopped or killed goes
/// on from its newest checkpoint with the same bits as if it had not been. Not thread-safe; one run at a time in a folder.
/// </summary>
public sealed class Trainer : IDisposable
{
    private readonly TrainingSettings _settings;
    private readonly RunFolder _run;
    private readonly FolderLock _lock;
    private readonly TorchThread _torch = new();
    private readonly TrainingData _data;
    private readonly StepMaker _steps;
    private readonly RunSaver _saver;
    private readonly RunEvaluator _evaluator;
    private readonly RunJournal _journal;
    private RunState _state;
    private bool _isDisposed;

    private Trainer(TrainingSettings settings, RunFolder run, FolderLock runLock, IReadOnlyList<SettingChange> changes)
    {
        (_settings, _run, _lock) = (settings, run, runLock);
        try
        {
            TorchNative.EnsureLoaded();
            var device = torch.device(settings.Device);
            _data = new TrainingData(settings, device);
            var checkpoint = RunCheckpoints.Newest(run);
            _state = checkpoint is null ? RunState.Begin(settings) : RunCheckpoints.ReadState(checkpoint);
            _steps = _torch.RunAsync(() => CreateSteps(checkpoint)).GetAwaiter().GetResult();
            _saver = new RunSaver(run, settings, _steps, _data.LastSize);
            _evaluator = new RunEvaluator(settings, _data.Tokenizer, _data.Loader, device, _torch);
            _journal = new RunJournal(run, _state);
            if (changes.Count > 0 && _state.Step > 0)
            {
                _journal.EnterChanges(_state.Step, changes);
            }

            SettingsFile.Save(settings, run.Settings);
        }
        catch
        {
            Dispose();
            throw;
        }
    }

    /// <summary>What is left out of training.</summary>
    public PairReport Skipped => _data.Report;

    /// <summary>Steps made.</summary>
    public long Step => _state.Step;

    /// <summary>Begins a run.</summary>
    /// <param name="settings">The settings.</param>
    /// <param name="runFolder">A folder that holds no run; made where it is missing.</param>
    /// <exception cref="TrainingException">The folder holds a run, or the settings fit no model or have a number that is none.</exception>
    public static Trainer Start(TrainingSettings settings, string runFolder)
    {
        ArgumentNullException.ThrowIfNull(settings);
        FiniteNumbers.Require(settings, runFolder);
        var run = new RunFolder(runFolder);
        run.RequireNoRun();
        return new Trainer(FullPaths.Of(settings), run, RunLock.Acquire(runFolder), []);
    }

    /// <summary>Goes on with a run from its newest checkpoint, or from the start where it has none.</summary>
    /// <param name="runFolder">The run folder.</param>
    /// <param name="overrides">Settings that replace those of the run from here on, as for <see cref="SettingsFile.Load"/>; the log says which.</param>
    /// <exception cref="TrainingException">The folder holds no run.</exception>
    public static Trainer Resume(string runFolder, IReadOnlyList<string>? overrides = null)
    {
        var run = RunFolder.Open(runFolder);
        var settings = FullPaths.Of(SettingsFile.Load(run.Settings, overrides));
        var changes = overrides is { Count: > 0 } ? SettingChange.Between(FullPaths.Of(SettingsFile.LoadUnchecked(run.Settings)), settings) : [];
        var runLock = RunLock.Acquire(runFolder);
        FolderSwap.RemoveLeftovers(runFolder);
        FolderSwap.RemoveLeftovers(run.Checkpoints);
        return new Trainer(settings, run, runLock, changes);
    }

    /// <summary>Trains to the last step. When cancelled, the step at hand is finished and the run saved.</summary>
    /// <param name="progress">Told each line of the log, on the calling thread's context.</param>
    /// <param name="cancellationToken">Stops the run.</param>
    /// <exception cref="TrainingException">A loss or gradient is not finite, or the data end; the newest checkpoint stays as it was.</exception>
    public async Task<TrainingOutcome> RunAsync(IProgress<TrainingProgress>? progress = null, CancellationToken cancellationToken = default)
    {
        var meter = new StepMeter(_settings, _data.Report, _state.Step);
        try
        {
            // A run that was stopped while it measured still owes that measurement.
            await MeasureIfDueAsync(meter, progress, cancellationToken).ConfigureAwait(false);
            while (_state.Step < _settings.Steps)
            {
                await RunStageAsync(meter, progress, cancellationToken).ConfigureAwait(false);
            }

            await FinishAsync(cancellationToken).ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            await _torch.RunAsync(() => _saver.Save(_state)).ConfigureAwait(false);
            return new TrainingOutcome(false, _state.Step, _state.Best, null);
        }

        return new TrainingOutcome(true, _state.Step, _state.Best, _run.Model);
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        if (_isDisposed)
        {
            return;
        }

        _isDisposed = true;
        if (_steps is not null)
        {
            _torch.RunAsync(_steps.Dispose).GetAwaiter().GetResult();
        }

        _torch.Dispose();
        _lock.Dispose();
    }

    private StepMaker CreateSteps(string? checkpoint)
    {
        if (_settings.Threads is { } threads)
        {
            torch.set_num_threads(threads);
        }

        return StepMaker.Create(_settings, _data.LastSize, checkpoint);
    }

    // Pictures of one size; the next stage reads on from the same place with another.
    private async Task RunStageAsync(StepMeter meter, IProgress<TrainingProgress>? progress, CancellationToken cancellationToken)
    {
        var last = _data.LastStepLike(_state.Step + 1);
        var pictures = _data.PicturesAt(_state.Step + 1);
        await using var batches = _data.BatchesAsync(_state.Position, pictures, cancellationToken).GetAsyncEnumerator(cancellationToken);
        while (_state.Step < last)
        {
            cancellationToken.ThrowIfCancellationRequested();
            await meter.WaitAsync(batches.MoveNextAsync()).ConfigureAwait(false);
            var (pairs, position) = batches.Current;
            meter.Add(await _torch.RunAsync(() => Make(pairs)).ConfigureAwait(false));
            _state = _state with { Step = _state.Step + 1, Position = position };
            await AfterStepAsync(meter, progress, cancellationToken).ConfigureAwait(false);
        }
    }

    private StepFacts Make(IReadOnlyList<LoadedPair> pairs)
    {
        using var batch = _data.Batch(pairs);
        return _steps.Make(batch, _state.Step + 1);
    }

    private async Task AfterStepAsync(StepMeter meter, IProgress<TrainingProgress>? progress, CancellationToken cancellationToken)
    {
        var isLast = _state.Step == _settings.Steps;
        if (isLast || _state.Step % _settings.Checkpoints.LogEverySteps == 0)
        {
            var temperature = await _torch.RunAsync(() => _steps.Temperature).ConfigureAwait(false);
            Report(meter.Line(_state, temperature), meter, progress);
        }

        await MeasureIfDueAsync(meter, progress, cancellationToken).ConfigureAwait(false);
        if (isLast || _state.Step % _settings.Checkpoints.EverySteps == 0)
        {
            await meter.PauseAsync(() => _torch.RunAsync(() => _saver.Save(_state))).ConfigureAwait(false);
        }
    }

    private async Task MeasureIfDueAsync(StepMeter meter, IProgress<TrainingProgress>? progress, CancellationToken cancellationToken)
    {
        if (!_evaluator.IsWanted || !_state.OwesMeasurement(_settings))
        {
            return;
        }

        var measurement = await meter.PauseAsync(
            () => _evaluator.MeasureAsync(_steps.Towers, _data.PicturesAt(_state.Step), _state.Step, cancellationToken)).ConfigureAwait(false);
        _state = _state with { MeasuredStep = _state.Step };
        if (_state.Best is null || measurement.Score > _state.Best.Score)
        {
            _state = _state with { Best = measurement };
            await meter.PauseAsync(() => _torch.RunAsync(_saver.SaveBest)).ConfigureAwait(false);
        }

        Report(new LogEntry { Step = _state.Step, Measurement = measurement }, meter, progress);
    }

    private async Task FinishAsync(CancellationToken cancellationToken)
    {
        await _torch.RunAsync(_saver.Finish).ConfigureAwait(false);
        await DataSurveyor.SurveyAsync(_settings, _run, cancellationToken).ConfigureAwait(false);
        await ModelCard.WriteAsync(_run, _settings, new ModelCardOptions(), cancellationToken).ConfigureAwait(false);
    }

    private void Report(LogEntry entry, StepMeter meter, IProgress<TrainingProgress>? progress)
    {
        _journal.Enter(entry);
        progress?.Report(new TrainingProgress(_settings.Steps, entry, _state.Best, meter.Remaining(_state.Step)));
    }
}
