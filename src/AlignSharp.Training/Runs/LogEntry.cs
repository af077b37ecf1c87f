using AlignSharp.Training.Settings;

namespace AlignSharp.Training.Runs;

/// <summary>A line of a run's log. Immutable.</summary>
public sealed record LogEntry
{
    /// <summary>The step, from 1; 0 for a measurement before the first. Changes hold for the steps after it.</summary>
    public required long Step { get; init; }

    /// <summary>The mean loss since the line before.</summary>
    public double? Loss { get; init; }

    /// <summary>The learning rate of the step.</summary>
    public double? LearningRate { get; init; }

    /// <summary>The temperature after the step.</summary>
    public double? Temperature { get; init; }

    /// <summary>The length of all gradients as one vector, before clipping.</summary>
    public double? GradientNorm { get; init; }

    /// <summary>Pairs a second since the line before, evaluations left out.</summary>
    public double? PairsPerSecond { get; init; }

    /// <summary>The share of the time that steps waited for data, 0 to 1.</summary>
    public double? WaitShare { get; init; }

    /// <summary>Memory of the process in bytes.</summary>
    public long? Memory { get; init; }

    /// <summary>Samples skipped since the start or the last resumption.</summary>
    public long? Skipped { get; init; }

    /// <summary>The epoch, from 0.</summary>
    public int? Epoch { get; init; }

    /// <summary>A measurement on held-out pairs; null in lines of plain steps.</summary>
    public Measurement? Measurement { get; init; }

    /// <summary>Settings that the run was resumed with instead of those before; null in all other lines.</summary>
    public IReadOnlyList<SettingChange>? Changes { get; init; }
}
