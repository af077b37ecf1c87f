namespace AlignSharp.Data.Metadata;

/// <summary>How far a run over metadata is. Immutable.</summary>
/// <param name="Task">What is being done, for a person: <c>counting for text_at_most_10_times</c>.</param>
/// <param name="Step">Which step, from 1.</param>
/// <param name="Steps">How many steps there are.</param>
/// <param name="Fraction">How much of this step is done, 0 to 1, as far as the engine knows.</param>
public sealed record MetadataProgress(string Task, int Step, int Steps, double Fraction);
