using System.Diagnostics;
using AlignSharp.Training.Loading;
using AlignSharp.Training.Runs;
using AlignSharp.Training.Settings;

namespace AlignSharp.Training;

/// <summary>Gathers what steps gave between two lines of the log, and how long they took and waited.</summary>
internal sealed class StepMeter(TrainingSettings settings, PairReport skipped, long firstStep)
{
    private readonly Stopwatch _line = Stopwatch.StartNew();
    private readonly Stopwatch _whole = Stopwatch.StartNew();
    private TimeSpan _waited;
    private double _loss;
    private int _steps;
    private long _pairs;
    private StepFacts? _last;

    /// <summary>Waits for work whose absence holds the steps up.</summary>
    public async ValueTask<T> WaitAsync<T>(ValueTask<T> work)
    {
        var start = Stopwatch.GetTimestamp();
        var result = await work.ConfigureAwait(false);
        _waited += Stopwatch.GetElapsedTime(start);
        return result;
    }

    public void Add(StepFacts step)
    {
        (_last, _loss) = (step, _loss + step.Loss);
        _steps++;
        _pairs += step.Pairs;
    }

    /// <summary>Work that is no step: its time is not counted.</summary>
    public async Task PauseAsync(Func<Task> work)
    {
        _line.Stop();
        await work().ConfigureAwait(false);
        _line.Start();
    }

    /// <summary>Work that is no step: its time is not counted.</summary>
    public async Task<T> PauseAsync<T>(Func<Task<T>> work)
    {
        _line.Stop();
        var result = await work().ConfigureAwait(false);
        _line.Start();
        return result;
    }

    /// <summary>The line of the steps since the one before.</summary>
    public LogEntry Line(RunState state, double temperature)
    {
        var seconds = _line.Elapsed.TotalSeconds;
        var entry = new LogEntry
        {
            Step = state.Step,
            Loss = _loss / _steps,
            LearningRate = _last?.LearningRate,
            Temperature = temperature,
            GradientNorm = _last?.GradientNorm,
            PairsPerSecond = _pairs / seconds,
            WaitShare = _waited.TotalSeconds / seconds,
            Memory = Environment.WorkingSet,
            Skipped = skipped.Skipped,
            Epoch = state.Position?.Epoch,
        };
        (_waited, _loss, _steps, _pairs) = (TimeSpan.Zero, 0, 0, 0);
        _line.Restart();
        return entry;
    }

    /// <summary>The time left at the pace since the start, evaluations included.</summary>
    public TimeSpan? Remaining(long step) =>
        step > firstStep ? _whole.Elapsed / (step - firstStep) * (settings.Steps - step) : null;
}
