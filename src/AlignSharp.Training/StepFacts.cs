namespace AlignSharp.Training;

/// <summary>What a step gave.</summary>
/// <param name="Loss">The loss.</param>
/// <param name="GradientNorm">The length of all gradients as one vector, before clipping.</param>
/// <param name="LearningRate">The rate.</param>
/// <param name="Pairs">Pairs of the batch.</param>
internal sealed record StepFacts(double Loss, double GradientNorm, double LearningRate, int Pairs);
