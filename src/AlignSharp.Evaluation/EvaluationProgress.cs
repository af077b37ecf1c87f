namespace AlignSharp.Evaluation;

/// <summary>How far a run is.</summary>
/// <param name="Stage">What is being done, for people: "Embedding pictures".</param>
/// <param name="Done">How much of it is done.</param>
/// <param name="Total">How much there is; nothing where that is not known.</param>
public sealed record EvaluationProgress(string Stage, long Done, long? Total);
