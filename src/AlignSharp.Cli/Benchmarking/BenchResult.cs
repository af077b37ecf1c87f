namespace AlignSharp.Cli.Benchmarking;

/// <summary>One figure of a benchmark.</summary>
/// <param name="Case">What was done.</param>
/// <param name="Engine">By what.</param>
/// <param name="Precision">In which numbers.</param>
/// <param name="MsPerItem">Median milliseconds a picture or text.</param>
internal sealed record BenchResult(string Case, string Engine, string Precision, double MsPerItem);
