using AlignSharp.Architecture;
using AlignSharp.Checkpoints;
using AlignSharp.Configuration;
using AlignSharp.Data.Shards;
using AlignSharp.Training.Loading;
using AlignSharp.Training.Losses;
using AlignSharp.Training.Native;
using AlignSharp.Training.Optimizers;
using AlignSharp.Training.Runs;
using AlignSharp.Training.Settings;
using AlignSharp.Training.Steps;
using AlignSharp.Training.Towers;
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
    private readonly RunLog _log;
    private readonly AlignTowers _towers;
    private readonly Optimizer _optimizer;
    private readonly ContrastiveLoss _loss;
    private readonly ContrastiveStep _step;
    private readonly RunCheckpoints _checkpoints;
    private readonly ModelFiles _files;
    private readonly TrainingData _data;
    private readonly RunEvaluator _evaluator;
    private RunState _state;

    private Trainer(TrainingSettings settings, RunFolder run)
    {
        (_settings, _run, _log) = (settings, run, new RunLog(run.Log));
        TorchNative.EnsureLoaded();
        if (settings.Threads is { } threads)
        {
            torch.set_num_threads(threads);
        }

        var device = torch.device(settings.Device);
        _data = new TrainingData(settings, device);
        _files = new ModelFiles(settings.Model.Folder, _data.LastSize);
        _checkpoints = new RunCheckpoints(run, _files, settings.Checkpoints.Keep);
        var checkpoint = _checkpoints.Newest();
        _state = checkpoint is null ? RunState.Start : RunCheckpoints.ReadState(checkpoint);
        _towers = CreateTowers(checkpoint);
        _optimizer = settings.Optimizer.Create(_towers.Parameters);
        if (checkpoint is not null)
        {
            RunCheckpoints.Restore(checkpoint, _optimizer);
        }

        _log.GoBackTo(_state.Step);
        _loss = new ContrastiveLoss(settings.Loss);
        _step = new ContrastiveStep(_towers, _loss, settings.Compute);
        _evaluator = new RunEvaluator(settings, _data.Tokenizer, _data.Loader, device);
    }

    /// <summary>What is left out of training.</summary>
    public PairReport Skipped => _data.Report;

    /// <summary>Steps made.</summary>
    public long Step => _state.Step;

    /// <summary>Begins a run.</summary>
    /// <param name="settings">The settings.</param>
    /// <param name="runFolder">A folder that holds no run; made where it is missing.</param>
    /// <exception cref="TrainingException">The folder holds a run, or the settings fit no model.</exception>
    public static Trainer Start(TrainingSettings settings, string runFolder)
    {
        ArgumentNullException.ThrowIfNull(settings);
        var trainer = new Trainer(settings, RunFolder.Create(runFolder));
        SettingsFile.Save(settings, trainer._run.Settings);
        return trainer;
    }

    /// <summary>Goes on with a run from its newest checkpoint, or from the start where it has none.</summary>
    /// <param name="runFolder">The run folder.</param>
    /// <param name="overrides">Settings that replace those of the run from here on, as for <see cref="SettingsFile.Load"/>.</param>
    /// <exception cref="TrainingException">The folder holds no run.</exception>
    public static Trainer Resume(string runFolder, IReadOnlyList<string>? overrides = null)
    {
        var run = RunFolder.Open(runFolder);
        var settings = SettingsFile.Load(run.Settings, overrides);
        var trainer = new Trainer(settings, run);
        SettingsFile.Save(settings, run.Settings);
        return trainer;
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
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            Save();
            return new TrainingOutcome(false, _state.Step, _state.Best, null);
        }

        Finish();
        return new TrainingOutcome(true, _state.Step, _state.Best, _run.Model);
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _optimizer.Dispose();
        _towers.Dispose();
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
            var (batch, position) = batches.Current;
            using (batch)
            {
                meter.Add(MakeStep(batch, _state.Step + 1));
            }

            _state = _state with { Step = _state.Step + 1, Position = position };
            await AfterStepAsync(meter, progress, cancellationToken).ConfigureAwait(false);
        }
    }

    private StepFacts MakeStep(TrainingBatch batch, long step)
    {
        _towers.Parameters.ClearGradients();
        var loss = _step.AccumulateGradients(batch, RandomSeed.Derive(_settings.Seed, step));
        var norm = GradientClipping.Clip(_towers.Parameters, _settings.Optimizer.MaximumGradientNorm);
        if (!double.IsFinite(loss) || !double.IsFinite(norm))
        {
            throw new TrainingException(
                $"Step {step} gave a loss of {loss} and gradients of length {norm}, first in {_towers.Parameters.FindNotFinite() ?? "the loss"}; expected finite numbers (a lower optimizer.learning_rate or a maximum_gradient_norm may help).");
        }

        var rate = _settings.Schedule.At(step);
        _optimizer.Step(rate);
        _loss.ClampTemperature(_towers.Temperature);
        return new StepFacts(loss, norm, rate, batch.Count);
    }

    private async Task AfterStepAsync(StepMeter meter, IProgress<TrainingProgress>? progress, CancellationToken cancellationToken)
    {
        var isLast = _state.Step == _settings.Steps;
        if (isLast || _state.Step % _settings.Checkpoints.LogEverySteps == 0)
        {
            Report(meter.Line(_state, _towers.Temperature.item<float>()), meter, progress);
        }

        await MeasureIfDueAsync(meter, progress, cancellationToken).ConfigureAwait(false);
        if (isLast || _state.Step % _settings.Checkpoints.EverySteps == 0)
        {
            meter.Pause(Save);
        }
    }

    private async Task MeasureIfDueAsync(StepMeter meter, IProgress<TrainingProgress>? progress, CancellationToken cancellationToken)
    {
        var isDue = _state.Step == _settings.Steps || _state.Step % _settings.Evaluation.EverySteps == 0;
        if (_evaluator.IsWanted && isDue && _state.Step > _state.MeasuredStep)
        {
            await MeasureAsync(meter, progress, cancellationToken).ConfigureAwait(false);
        }
    }

    private async Task MeasureAsync(StepMeter meter, IProgress<TrainingProgress>? progress, CancellationToken cancellationToken)
    {
        var pictures = _data.PicturesAt(_state.Step);
        var measurement = await meter.PauseAsync(
            () => _evaluator.MeasureAsync(_towers, pictures, _state.Step, cancellationToken)).ConfigureAwait(false);
        _state = _state with { MeasuredStep = _state.Step };
        if (_state.Best is null || measurement.Score > _state.Best.Score)
        {
            _state = _state with { Best = measurement };
            meter.Pause(() => FolderSwap.Write(_run.Best, folder => _files.Save(_towers, folder, TensorType.Float32)));
        }

        Report(new LogEntry { Step = _state.Step, Measurement = measurement }, meter, progress);
    }

    private void Report(LogEntry entry, StepMeter meter, IProgress<TrainingProgress>? progress)
    {
        _log.Append(entry);
        progress?.Report(new TrainingProgress(_settings.Steps, entry, _state.Best, meter.Remaining(_state.Step)));
    }

    private void Save() => _checkpoints.Save(_towers, _optimizer, _state);

    private void Finish() => FolderSwap.Write(_run.Model, folder => _files.Save(_towers, folder, _settings.Model.SaveAs));

    private AlignTowers CreateTowers(string? checkpoint)
    {
        var config = AlignConfig.Load(_settings.Model.Folder);
        config = _data.LastSize is { } size ? config with { Vision = config.Vision with { ImageSize = size.Crop } } : config;
        var towers = (checkpoint ?? _settings.Model.Start) is { } from
            ? LoadTowers(config, from)
            : AlignTowers.Create(config, _settings.Seed, _settings.Device);
        foreach (var pattern in _settings.Model.Freeze)
        {
            towers.Parameters.Freeze(pattern);
        }

        return towers;
    }

    private AlignTowers LoadTowers(AlignConfig config, string folder)
    {
        using var store = TensorStore.Open(folder);
        return AlignTowers.Load(AlignPlan.Create(config), store, _settings.Device);
    }
}
