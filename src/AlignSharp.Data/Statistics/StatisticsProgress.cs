namespace AlignSharp.Data.Statistics;

/// <summary>How far a run is.</summary>
/// <param name="Task">What is being done, for a person.</param>
/// <param name="Step">Which step, from 1.</param>
/// <param name="Steps">How many steps there are.</param>
public sealed record StatisticsProgress(string Task, int Step, int Steps);
