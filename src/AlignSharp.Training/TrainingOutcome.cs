using AlignSharp.Training.Runs;

namespace AlignSharp.Training;

/// <summary>How a run ended. Immutable.</summary>
/// <param name="IsComplete">Whether all steps were made; otherwise the run was stopped, saved, and can be resumed.</param>
/// <param name="Step">Steps made.</param>
/// <param name="Best">The best measurement; null where nothing was measured.</param>
/// <param name="Model">The folder of the finished model; null where the run was stopped.</param>
public sealed record TrainingOutcome(bool IsComplete, long Step, Measurement? Best, string? Model);
