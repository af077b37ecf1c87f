namespace AlignSharp.Training.Benchmarks;

/// <summary>What the process holds after so many steps.</summary>
/// <param name="Step">Steps made.</param>
/// <param name="ResidentMebibytes">Its resident memory.</param>
/// <param name="PairsPerSecond">Pairs a second since the line before.</param>
internal sealed record MemoryResult(long Step, double ResidentMebibytes, double PairsPerSecond);
