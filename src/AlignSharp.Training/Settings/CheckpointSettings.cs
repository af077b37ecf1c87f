namespace AlignSharp.Training.Settings;

/// <summary>When a run is saved and how much of it is kept. Immutable.</summary>
public sealed record CheckpointSettings
{
    /// <summary>Steps between checkpoints. Above 0.</summary>
    public long EverySteps { get; init; } = 500;

    /// <summary>Checkpoints that are kept beside the best one. Above 0.</summary>
    public int Keep { get; init; } = 2;

    /// <summary>Steps between lines of the log. Above 0.</summary>
    public long LogEverySteps { get; init; } = 10;
}
