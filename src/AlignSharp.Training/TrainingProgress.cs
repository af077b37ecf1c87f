using AlignSharp.Training.Runs;

namespace AlignSharp.Training;

/// <summary>Where a run is. Immutable.</summary>
/// <param name="Steps">Steps of the whole run.</param>
/// <param name="Entry">The newest line of the log.</param>
/// <param name="Best">The best measurement so far.</param>
/// <param name="Remaining">The time left at the present pace; null before it is known.</param>
public sealed record TrainingProgress(long Steps, LogEntry Entry, Measurement? Best, TimeSpan? Remaining);
