namespace AlignSharp.Training.Benchmarks.Steps;

/// <summary>One way of training.</summary>
/// <param name="Name">What it is.</param>
/// <param name="Batch">Pairs in a step.</param>
/// <param name="MillisecondsPerStep">The median of a whole step, optimiser included.</param>
/// <param name="ImagesPerSecond">Pairs a second.</param>
/// <param name="TimesPlain">How many times as fast as the plain way.</param>
internal sealed record StepResult(
    string Name, int Batch, double MillisecondsPerStep, double ImagesPerSecond, double TimesPlain);
