namespace AlignSharp.Benchmarks.Processing;

/// <summary>One figure of the processor benchmark.</summary>
/// <param name="Case">What was processed.</param>
/// <param name="ItemsPerSecond">Pictures or texts a second on one thread.</param>
/// <param name="MsPerItem">Milliseconds a picture or text.</param>
/// <param name="TokensPerSecond">Tokens a second, for texts.</param>
internal sealed record ProcessorResult(string Case, double ItemsPerSecond, double MsPerItem, double? TokensPerSecond);
