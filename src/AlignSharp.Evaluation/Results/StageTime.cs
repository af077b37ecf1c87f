namespace AlignSharp.Evaluation.Results;

/// <summary>How long a part of a run took.</summary>
/// <param name="Stage">"embedding", or the name of a task.</param>
/// <param name="Time">By the clock, over all splits.</param>
public sealed record StageTime(string Stage, TimeSpan Time);
